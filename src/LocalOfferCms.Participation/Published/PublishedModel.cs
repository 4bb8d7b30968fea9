using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Published;

/// <summary>A yearly publication: the figures as they stood at its moment. They never change; what is put right later is noted beside them.</summary>
internal sealed class CommentYear
{
    public const int LongestText = 5_000;

    /// <summary>The year in its address.</summary>
    public int Year { get; init; }
    /// <summary>From when comments count, UTC: the end of the publication before.</summary>
    public DateTime FromUtc { get; init; }
    /// <summary>Until when, UTC: the moment of publication.</summary>
    public DateTime ToUtc { get; init; }
    /// <summary>Who published it.</summary>
    public required string PublishedBy { get; init; }
    /// <summary>How families took part in making and reviewing the offer, in the council's words.</summary>
    public string FamiliesInvolved { get; init; } = "";
    /// <summary>The figures, as JSON: <see cref="YearFigures"/>.</summary>
    public required string Figures { get; init; }
    /// <summary>What was put right afterwards, as JSON: a list of <see cref="YearNote"/>.</summary>
    public string Notes { get; set; } = "[]";
}

/// <summary>Something that was put right after a yearly publication.</summary>
internal sealed record YearNote(DateTime AtUtc, string Text);

/// <summary>A reminder of the yearly publication that was sent; its row keeps it from being sent twice.</summary>
internal sealed class YearReminder
{
    /// <summary>The day that the publication was due when it was sent.</summary>
    public DateOnly Due { get; init; }
    /// <summary>How many days before that day it is sent; 0 when the day has passed.</summary>
    public int DaysBefore { get; init; }
    /// <summary>When, UTC.</summary>
    public DateTime SentUtc { get; init; }
}

/// <summary>Maps the tables of the yearly publication.</summary>
internal static class PublishedModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<CommentYear>(year =>
        {
            year.ToTable("CommentYears").HasKey(y => y.Year);
            year.Property(y => y.Year).ValueGeneratedNever();
            year.Property(y => y.PublishedBy).HasMaxLength(256);
        });
        model.Entity<YearReminder>(reminder => reminder.ToTable("CommentYearReminders").HasKey(r => new { r.Due, r.DaysBefore }));
    }
}
