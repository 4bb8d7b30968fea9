using System.Security.Cryptography;
using System.Text;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Storage.Schema;

/// <summary>What a new database is made from: the script of today's model with the provider's extras, and the steps it already contains.</summary>
internal sealed record DatabaseSchema(string CreateScript, IReadOnlyList<SchemaStep> Steps)
{
    private const string History =
        """
        CREATE TABLE "SchemaHistory" (
            "StepId" text NOT NULL CONSTRAINT "PK_SchemaHistory" PRIMARY KEY,
            "AppliedUtc" text NOT NULL
        );


        """;

    /// <summary>Changes when the tables of a new database would.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\n', [CreateScript, .. Steps.Select(step => step.Id)]))))[..32];

    /// <summary>The schema of a context's model. Building the model takes most of a second the first time: keep the answer.</summary>
    public static DatabaseSchema Of(DbContext db, string extras, IEnumerable<SchemaStep> steps) =>
        new((db.Database.GenerateCreateScript() + History + extras).ReplaceLineEndings("\n"), [.. steps]);
}
