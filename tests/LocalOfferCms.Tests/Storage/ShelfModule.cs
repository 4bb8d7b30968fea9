using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Storage;

internal sealed class Shelf
{
    public int ShelfId { get; init; }
    public required string Label { get; set; }
    public DateTime? BuiltUtc { get; set; }
}

internal sealed class Book
{
    public int BookId { get; init; }
    public int ShelfId { get; init; }
    public required string Title { get; set; }
}

/// <summary>A parent and a child table, and the steps that lead to them: the second alters a column of the parent, for which SQLite
/// rebuilds the table; the third cannot succeed.</summary>
/// <param name="steps">How many of the steps this version of the module knows.</param>
internal sealed class ShelfModule(int steps) : IModule
{
    public string Name => "Shelves";

    public IEnumerable<SchemaStep> SchemaSteps => new SchemaStep[]
    {
        new("Shelves.0001_MakeShelves", MakeShelves),
        new("Shelves.0002_RequireLabels", RequireLabels),
        new("Shelves.0003_Fail", step => step.Sql("INSERT INTO \"NoSuchTable\" VALUES (1)")),
    }.Take(steps);

    public void ConfigureServices(IServiceCollection services)
    {
    }

    public void ConfigureModel(ModelBuilder model)
    {
        model.Entity<Shelf>(shelf =>
        {
            shelf.ToTable("Shelves").HasKey(s => s.ShelfId);
            shelf.Property(s => s.ShelfId).ValueGeneratedNever();
            shelf.Property(s => s.Label).HasMaxLength(50);
        });
        model.Entity<Book>(book =>
        {
            book.ToTable("Books").HasKey(b => b.BookId);
            book.Property(b => b.BookId).ValueGeneratedNever();
            book.HasOne<Shelf>().WithMany().HasForeignKey(b => b.ShelfId).OnDelete(DeleteBehavior.Cascade);
            book.HasIndex(b => b.Title);
        });
    }

    private static void MakeShelves(MigrationBuilder step)
    {
        step.CreateTable("Shelves", table => new { ShelfId = table.Column<int>(), Label = table.Column<string>(nullable: true) },
            constraints: table => table.PrimaryKey("PK_Shelves", shelf => shelf.ShelfId));
        step.CreateTable("Books", table => new { BookId = table.Column<int>(), ShelfId = table.Column<int>(), Title = table.Column<string>() },
            constraints: table =>
            {
                table.PrimaryKey("PK_Books", book => book.BookId);
                table.ForeignKey("FK_Books_Shelves_ShelfId", book => book.ShelfId, "Shelves", "ShelfId", onDelete: ReferentialAction.Cascade);
            });
        step.CreateIndex("IX_Books_ShelfId", "Books", "ShelfId");
        step.CreateIndex("IX_Books_Title", "Books", "Title");
    }

    private static void RequireLabels(MigrationBuilder step)
    {
        step.Sql("UPDATE \"Shelves\" SET \"Label\" = 'No label' WHERE \"Label\" IS NULL");
        step.AlterColumn<string>("Label", "Shelves", maxLength: 50, oldClrType: typeof(string), oldNullable: true);
        step.AddColumn<DateTime>("BuiltUtc", "Shelves", nullable: true);
    }
}
