using Microsoft.EntityFrameworkCore.Migrations;

namespace LocalOfferCms.Core.Data;

/// <summary>One change to the tables of a council's database, written without column type names so that it serves SQLite and PostgreSQL alike.</summary>
/// <param name="Id">Unique and ordered, such as <c>Core.0002_AddStage</c>.</param>
/// <param name="Up">The change, by EF Core's operations.</param>
public sealed record SchemaStep(string Id, Action<MigrationBuilder> Up);
