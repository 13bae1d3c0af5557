using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Studio.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Watermarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Watermark",
                table: "Takes",
                type: "TEXT",
                maxLength: 12,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Takes_Watermark",
                table: "Takes",
                column: "Watermark");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Takes_Watermark",
                table: "Takes");

            migrationBuilder.DropColumn(
                name: "Watermark",
                table: "Takes");
        }
    }
}
