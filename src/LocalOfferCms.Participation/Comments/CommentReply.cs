using LocalOfferCms.Core;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Comments;

/// <summary>What a sender is told, or asks, that a person must do by hand.</summary>
internal enum ReplyAbout
{
    /// <summary>Their comment is answered.</summary>
    Answer,
    /// <summary>Their comment is recorded and not published, and why.</summary>
    LeftOut,
    /// <summary>What the answer promised is done.</summary>
    ActionDone,
    /// <summary>They ask that their published comment be taken back: somebody decides.</summary>
    TakeBack,
}

/// <summary>Something to be done by hand about a comment's sender: a letter, a call, a page in Braille. One for each comment and cause.</summary>
internal sealed class CommentReply
{
    /// <summary>The comment.</summary>
    public required string CommentId { get; init; }
    /// <summary>What it is about.</summary>
    public ReplyAbout About { get; init; }
    /// <summary>The way in which they want to hear; null when they named none.</summary>
    public ReplyBy? ReplyBy { get; init; }
    /// <summary>Until when, UTC.</summary>
    public DateTime DueUtc { get; init; }
    /// <summary>When somebody did it, UTC; null while it is to be done.</summary>
    public DateTime? DoneUtc { get; set; }
    /// <summary>Who did it.</summary>
    public string? DoneById { get; set; }
}

/// <summary>Maps the table of replies to be made by hand.</summary>
internal static class CommentReplyModel
{
    public static void Configure(ModelBuilder model) => model.Entity<CommentReply>(reply =>
    {
        reply.ToTable("CommentReplies").HasKey(r => new { r.CommentId, r.About });
        reply.Property(r => r.CommentId).HasMaxLength(ContentIds.MaxLength);
        reply.Property(r => r.About).HasConversion<string>().HasMaxLength(32);
        reply.Property(r => r.ReplyBy).HasConversion<string>().HasMaxLength(32);
        reply.Property(r => r.DoneById).HasMaxLength(ContentIds.MaxLength);
        reply.HasIndex(r => new { r.DoneUtc, r.DueUtc });
    });
}
