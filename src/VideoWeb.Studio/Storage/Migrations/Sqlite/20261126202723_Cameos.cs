using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Studio.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Cameos : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ImageUploadId",
                table: "Jobs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CameoUses",
                columns: table => new
                {
                    JobId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CameoId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CastId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ClipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Use = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Speaks = table.Column<bool>(type: "INTEGER", nullable: false),
                    CheckedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StartCheckedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CameoUses", x => new { x.JobId, x.CameoId });
                    table.ForeignKey(
                        name: "FK_CameoUses_Jobs_JobId",
                        column: x => x.JobId,
                        principalTable: "Jobs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Cameos",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Handle = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Shows = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Crop = table.Column<string>(type: "TEXT", nullable: true),
                    Voice = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ArchivedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cameos", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Cameos_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ClipHidings",
                columns: table => new
                {
                    ClipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClipHidings", x => new { x.ClipId, x.By });
                    table.ForeignKey(
                        name: "FK_ClipHidings_Clips_ClipId",
                        column: x => x.ClipId,
                        principalTable: "Clips",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ConsentEvents",
                columns: table => new
                {
                    CameoId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Terms = table.Column<string>(type: "TEXT", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Seal = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsentEvents", x => new { x.CameoId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "Consents",
                columns: table => new
                {
                    CameoId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Terms = table.Column<string>(type: "TEXT", nullable: true),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: true),
                    LinkHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    LinkExpiresAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Entries = table.Column<int>(type: "INTEGER", nullable: false),
                    Seal = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consents", x => x.CameoId);
                });

            migrationBuilder.CreateTable(
                name: "Uploads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    Length = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Uploads", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Uploads_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CameoPictures",
                columns: table => new
                {
                    CameoId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CameoPictures", x => new { x.CameoId, x.Number });
                    table.ForeignKey(
                        name: "FK_CameoPictures_Cameos_CameoId",
                        column: x => x.CameoId,
                        principalTable: "Cameos",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_ImageUploadId",
                table: "Jobs",
                column: "ImageUploadId");

            migrationBuilder.CreateIndex(
                name: "IX_CameoPictures_Hash",
                table: "CameoPictures",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_CameoUses_CameoId",
                table: "CameoUses",
                column: "CameoId");

            migrationBuilder.CreateIndex(
                name: "IX_CameoUses_ClipId",
                table: "CameoUses",
                column: "ClipId");

            migrationBuilder.CreateIndex(
                name: "IX_Cameos_Handle",
                table: "Cameos",
                column: "Handle");

            migrationBuilder.CreateIndex(
                name: "IX_Cameos_WorkspaceId_Handle",
                table: "Cameos",
                columns: new[] { "WorkspaceId", "Handle" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Consents_LinkHash",
                table: "Consents",
                column: "LinkHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Consents_SubjectId",
                table: "Consents",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Uploads_Hash",
                table: "Uploads",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_Uploads_WorkspaceId_CreatedAt",
                table: "Uploads",
                columns: new[] { "WorkspaceId", "CreatedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CameoPictures");

            migrationBuilder.DropTable(
                name: "CameoUses");

            migrationBuilder.DropTable(
                name: "ClipHidings");

            migrationBuilder.DropTable(
                name: "ConsentEvents");

            migrationBuilder.DropTable(
                name: "Consents");

            migrationBuilder.DropTable(
                name: "Uploads");

            migrationBuilder.DropTable(
                name: "Cameos");

            migrationBuilder.DropIndex(
                name: "IX_Jobs_ImageUploadId",
                table: "Jobs");

            migrationBuilder.DropColumn(
                name: "ImageUploadId",
                table: "Jobs");
        }
    }
}
