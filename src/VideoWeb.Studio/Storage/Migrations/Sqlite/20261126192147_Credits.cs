using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace VideoWeb.Studio.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Credits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "QueueTurn",
                table: "Workspaces",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "CreditLimit",
                table: "Memberships",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Credits",
                table: "Jobs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<double>(
                name: "ExpectedSeconds",
                table: "Jobs",
                type: "REAL",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<int>(
                name: "Front",
                table: "Jobs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "JobsAtOnce",
                table: "Jobs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 64);

            migrationBuilder.AddColumn<bool>(
                name: "VisibleMark",
                table: "Jobs",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Weight",
                table: "Jobs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "CreditAccounts",
                columns: table => new
                {
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Balance = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditAccounts", x => new { x.WorkspaceId, x.Kind });
                    table.CheckConstraint("CK_CreditAccounts_NotBelowZero", "\"Balance\" >= 0 OR \"Kind\" = 'Granted'");
                });

            migrationBuilder.CreateTable(
                name: "CreditTransactions",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Month = table.Column<string>(type: "TEXT", maxLength: 7, nullable: false),
                    JobId = table.Column<Guid>(type: "TEXT", nullable: true),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditTransactions", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "Queue",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Turn = table.Column<long>(type: "INTEGER", nullable: false),
                    PausedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Queue", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Tiers",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    MonthlyCredits = table.Column<int>(type: "INTEGER", nullable: false),
                    MaxSeconds = table.Column<double>(type: "REAL", nullable: false),
                    MaxHeight = table.Column<int>(type: "INTEGER", nullable: false),
                    JobsAtOnce = table.Column<int>(type: "INTEGER", nullable: false),
                    Weight = table.Column<int>(type: "INTEGER", nullable: false),
                    NeuralEngines = table.Column<bool>(type: "INTEGER", nullable: false),
                    VisibleMark = table.Column<bool>(type: "INTEGER", nullable: false),
                    ApiKeys = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tiers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Workers",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Capacity = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Draining = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Workers", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "CreditEntry",
                columns: table => new
                {
                    TransactionNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    After = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditEntry", x => new { x.TransactionNumber, x.Account });
                    table.ForeignKey(
                        name: "FK_CreditEntry_CreditTransactions_TransactionNumber",
                        column: x => x.TransactionNumber,
                        principalTable: "CreditTransactions",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "Queue",
                columns: new[] { "Id", "PausedAt", "Turn" },
                values: new object[] { 1, null, 0L });

            migrationBuilder.InsertData(
                table: "Tiers",
                columns: new[] { "Id", "ApiKeys", "JobsAtOnce", "MaxHeight", "MaxSeconds", "MonthlyCredits", "Name", "NeuralEngines", "Place", "Version", "VisibleMark", "Weight" },
                values: new object[,]
                {
                    { "free", false, 1, 480, 6.0, 60, "Free", false, 0, 0, true, 1 },
                    { "plus", false, 2, 720, 12.0, 300, "Plus", true, 1, 0, true, 1 },
                    { "pro", true, 4, 1080, 25.0, 800, "Pro", true, 2, 0, false, 2 },
                    { "studio", true, 8, 2160, 25.0, 2000, "Studio", true, 3, 0, false, 3 }
                });

            // by hand: with its reference in the same statement the column needs no copy of the whole table, which no transaction could hold
            migrationBuilder.Sql("""ALTER TABLE "Workspaces" ADD "TierId" TEXT NULL CONSTRAINT "FK_Workspaces_Tiers_TierId" REFERENCES "Tiers" ("Id") ON DELETE RESTRICT;""");

            migrationBuilder.CreateIndex(
                name: "IX_Workspaces_TierId",
                table: "Workspaces",
                column: "TierId");

            migrationBuilder.CreateIndex(
                name: "IX_CreditTransactions_WorkspaceId_JobId",
                table: "CreditTransactions",
                columns: new[] { "WorkspaceId", "JobId" });

            migrationBuilder.CreateIndex(
                name: "IX_CreditTransactions_WorkspaceId_Key",
                table: "CreditTransactions",
                columns: new[] { "WorkspaceId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CreditTransactions_WorkspaceId_Month_MemberId",
                table: "CreditTransactions",
                columns: new[] { "WorkspaceId", "Month", "MemberId" });

        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Workspaces_Tiers_TierId",
                table: "Workspaces");

            migrationBuilder.DropTable(
                name: "CreditAccounts");

            migrationBuilder.DropTable(
                name: "CreditEntry");

            migrationBuilder.DropTable(
                name: "Queue");

            migrationBuilder.DropTable(
                name: "Tiers");

            migrationBuilder.DropTable(
                name: "Workers");

            migrationBuilder.DropTable(
                name: "CreditTransactions");

            migrationBuilder.DropIndex(
                name: "IX_Workspaces_TierId",
                table: "Workspaces");

            migrationBuilder.DropColumn(
                name: "QueueTurn",
                table: "Workspaces");

            migrationBuilder.DropColumn(
                name: "TierId",
                table: "Workspaces");

            migrationBuilder.DropColumn(
                name: "CreditLimit",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "Credits",
                table: "Jobs");

            migrationBuilder.DropColumn(
                name: "ExpectedSeconds",
                table: "Jobs");

            migrationBuilder.DropColumn(
                name: "Front",
                table: "Jobs");

            migrationBuilder.DropColumn(
                name: "JobsAtOnce",
                table: "Jobs");

            migrationBuilder.DropColumn(
                name: "VisibleMark",
                table: "Jobs");

            migrationBuilder.DropColumn(
                name: "Weight",
                table: "Jobs");
        }
    }
}
