using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Studio.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DraftPicture : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ImageUploadId",
                table: "Drafts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_ImageUploadId",
                table: "Drafts",
                column: "ImageUploadId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Drafts_ImageUploadId",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "ImageUploadId",
                table: "Drafts");
        }
    }
}
