using LocalOfferCms.Core;
using LocalOfferCms.Core.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Answers;

/// <summary>A piece of text that is used again and again in answers.</summary>
internal sealed class AnswerSnippet
{
    public const int LongestTitle = 128;
    public const int LongestText = 2_000;

    public required string SnippetId { get; init; }
    /// <summary>What it is called in the list.</summary>
    public required string Title { get; set; }
    public required string Text { get; set; }
    /// <summary>Whose it is; null for the council's.</summary>
    public string? PersonId { get; init; }
}

/// <summary>A message that is sent once, however many comments cause it: the reminder of a day, the news that an answer waits.</summary>
internal sealed class CommentNotice
{
    /// <summary>What it is about: <c>remind:{person}:{day}</c>.</summary>
    public required string NoticeId { get; init; }
    /// <summary>When it was asked for, UTC.</summary>
    public DateTime AskedUtc { get; set; }
    /// <summary>When it went into the outbox, UTC; null while it waits for others to join it.</summary>
    public DateTime? SentUtc { get; set; }
}

/// <summary>Maps the tables of answering.</summary>
internal static class AnswersModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<AnswerSnippet>(snippet =>
        {
            snippet.ToTable("AnswerSnippets").HasKey(s => s.SnippetId);
            snippet.Property(s => s.SnippetId).HasMaxLength(ContentIds.MaxLength);
            snippet.Property(s => s.Title).HasMaxLength(AnswerSnippet.LongestTitle);
            snippet.Property(s => s.PersonId).HasMaxLength(ContentIds.MaxLength);
            snippet.HasIndex(s => new { s.PersonId, s.Title });
            snippet.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<CommentNotice>(notice =>
        {
            notice.ToTable("CommentNotices").HasKey(n => n.NoticeId);
            notice.Property(n => n.NoticeId).HasMaxLength(256);
            notice.HasIndex(n => n.AskedUtc);
        });
    }
}
