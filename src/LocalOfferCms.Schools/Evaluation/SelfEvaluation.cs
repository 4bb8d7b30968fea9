using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Evaluation;

/// <summary>A grid as a school saved it once. Every save stays.</summary>
internal sealed class SelfEvaluation
{
    /// <summary>The longest name kept.</summary>
    public const int NameLength = 128;

    /// <summary>The School.</summary>
    public required string SchoolId { get; init; }

    /// <summary>The calendar year in which the school year begins.</summary>
    public int Year { get; init; }

    /// <summary><see cref="EvaluationGrid.Name"/>.</summary>
    public required string Grid { get; init; }

    /// <summary>1 for the first save of the year.</summary>
    public int Number { get; init; }

    /// <summary>The answers by row, as JSON.</summary>
    public required string Answers { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTime SavedUtc { get; init; }

    /// <summary>The name of whoever saved it.</summary>
    public required string SavedBy { get; init; }

    /// <summary>Whether no later save of the year is there.</summary>
    public bool IsLatest { get; set; }

    /// <summary>A name as it is kept.</summary>
    public static string Cut(string name) => name.Length <= NameLength ? name : name[..NameLength];

    /// <summary>The answers by row; those that say nothing are left out.</summary>
    public Dictionary<string, EvaluationAnswer> Read() => JsonText.Object(Answers)
        .Where(p => p.Value is JsonObject)
        .ToDictionary(p => p.Key, p => new EvaluationAnswer(JsonText.String(p.Value![nameof(EvaluationAnswer.First)]) ?? "", JsonText.String(p.Value[nameof(EvaluationAnswer.Second)]) ?? ""));

    /// <summary>Answers as they are kept.</summary>
    public static string Write(IReadOnlyDictionary<string, EvaluationAnswer> answers)
    {
        var json = new JsonObject();
        foreach (var (key, answer) in answers.Where(a => !a.Value.IsEmpty).OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            json[key] = new JsonObject { [nameof(EvaluationAnswer.First)] = answer.First, [nameof(EvaluationAnswer.Second)] = answer.Second };
        }

        return json.ToJsonString();
    }
}

/// <summary>What the latest save of a year says in a row: what the council counts, without reading what anybody wrote.</summary>
internal sealed class SelfEvaluationMark
{
    /// <summary>Stands for a first text that is there.</summary>
    public const string HasFirst = "first";

    /// <summary>Stands for a second text that is there.</summary>
    public const string HasSecond = "second";

    public required string SchoolId { get; init; }

    public int Year { get; init; }

    public required string Grid { get; init; }

    public required string Row { get; init; }

    /// <summary><see cref="EvaluationMark.Name"/>; of a grid of texts <see cref="HasFirst"/> or <see cref="HasSecond"/>.</summary>
    public required string Mark { get; init; }
}

/// <summary>That a school lets others read its self-evaluation.</summary>
internal sealed class SelfEvaluationShare
{
    /// <summary>Stands for the council. No school has such an id.</summary>
    public const string Council = "council";

    /// <summary>The School whose it is.</summary>
    public required string SchoolId { get; init; }

    /// <summary>The School that may read it, or <see cref="Council"/>.</summary>
    public required string WithId { get; init; }

    public DateTime SharedUtc { get; init; }

    public required string SharedBy { get; init; }
}

/// <summary>Maps the tables of self-evaluation.</summary>
internal static class EvaluationModel
{
    public static DbSet<SelfEvaluation> SelfEvaluations(this CmsDbContext db) => db.Set<SelfEvaluation>();

    public static DbSet<SelfEvaluationMark> SelfEvaluationMarks(this CmsDbContext db) => db.Set<SelfEvaluationMark>();

    public static DbSet<SelfEvaluationShare> SelfEvaluationShares(this CmsDbContext db) => db.Set<SelfEvaluationShare>();

    public static void Add(ModelBuilder model)
    {
        model.Entity<SelfEvaluation>(save =>
        {
            save.ToTable("SelfEvaluations").HasKey(s => new { s.SchoolId, s.Year, s.Grid, s.Number });
            save.Property(s => s.SchoolId).HasMaxLength(ContentIds.MaxLength);
            save.Property(s => s.Grid).HasMaxLength(SchoolIndex.WordLength);
            save.Property(s => s.SavedBy).HasMaxLength(SelfEvaluation.NameLength);
        });
        model.Entity<SelfEvaluationMark>(mark =>
        {
            mark.ToTable("SelfEvaluationMarks").HasKey(m => new { m.SchoolId, m.Year, m.Grid, m.Row, m.Mark });
            mark.Property(m => m.SchoolId).HasMaxLength(ContentIds.MaxLength);
            mark.Property(m => m.Grid).HasMaxLength(SchoolIndex.WordLength);
            mark.Property(m => m.Row).HasMaxLength(SchoolIndex.WordLength);
            mark.Property(m => m.Mark).HasMaxLength(SchoolIndex.WordLength);
            mark.HasIndex(m => m.Year);
        });
        model.Entity<SelfEvaluationShare>(share =>
        {
            share.ToTable("SelfEvaluationShares").HasKey(s => new { s.SchoolId, s.WithId });
            share.Property(s => s.SchoolId).HasMaxLength(ContentIds.MaxLength);
            share.Property(s => s.WithId).HasMaxLength(ContentIds.MaxLength);
            share.Property(s => s.SharedBy).HasMaxLength(SelfEvaluation.NameLength);
            share.HasIndex(s => s.WithId);
        });
    }
}
