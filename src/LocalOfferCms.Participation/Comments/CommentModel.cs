using LocalOfferCms.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LocalOfferCms.Participation.Comments;

/// <summary>Maps the tables of comments and answers.</summary>
internal static class CommentModel
{
    private const int Id = ContentIds.MaxLength;
    private const int Word = 32;
    private const int Title = 512;
    private const int Address = 1_024;

    public static void Configure(ModelBuilder model)
    {
        model.Entity<Comment>(ConfigureComment);
        model.Entity<CommentOriginal>(original =>
        {
            original.ToTable("CommentOriginals").HasKey(o => o.CommentId);
            original.Property(o => o.CommentId).HasMaxLength(Id);
        });
        model.Entity<CommentContact>(contact =>
        {
            contact.ToTable("CommentContacts").HasKey(c => c.CommentId);
            contact.Property(c => c.CommentId).HasMaxLength(Id);
            contact.Property(c => c.ReplyBy).HasConversion<string>().HasMaxLength(Word);
            contact.Property(c => c.Email).HasMaxLength(256);
            contact.Property(c => c.Phone).HasMaxLength(64);
            contact.Property(c => c.Post).HasMaxLength(Address);
            contact.Property(c => c.Other).HasMaxLength(Address);
        });
        model.Entity<CommentResponse>(ConfigureResponse);
    }

    private static void ConfigureComment(EntityTypeBuilder<Comment> comment)
    {
        comment.ToTable("Comments").HasKey(c => c.CommentId);
        comment.Property(c => c.CommentId).HasMaxLength(Id);
        comment.Property(c => c.Reference).HasMaxLength(Word);
        comment.Property(c => c.SecretHash).HasMaxLength(64);
        comment.Property(c => c.Channel).HasConversion<string>().HasMaxLength(Word);
        comment.Property(c => c.EnteredById).HasMaxLength(Id);
        comment.Property(c => c.ContentItemId).HasMaxLength(Id);
        comment.Property(c => c.PageTitle).HasMaxLength(Title);
        comment.Property(c => c.PagePath).HasMaxLength(Address);
        comment.Property(c => c.Topic).HasMaxLength(Id);
        comment.Property(c => c.Picture).HasMaxLength(Word);
        comment.Property(c => c.From).HasConversion<string>().HasMaxLength(Word);
        comment.Property(c => c.About).HasConversion<string>().HasMaxLength(Word);
        comment.Property(c => c.Stage).HasConversion<string>().HasMaxLength(Word);
        comment.Property(c => c.Safety).HasConversion<string>().HasMaxLength(Word);
        comment.Property(c => c.LeaveOut).HasConversion<string>().HasMaxLength(Word);
        comment.Property(c => c.LeaveOutById).HasMaxLength(Id);
        comment.Property(c => c.SameAsId).HasMaxLength(Id);
        comment.Property(c => c.OwnerId).HasMaxLength(Id);
        comment.Property(c => c.ResponseId).HasMaxLength(Id);
        comment.Property(c => c.Revision).IsConcurrencyToken();
        comment.HasIndex(c => c.Reference).IsUnique();
        comment.HasIndex(c => new { c.Stage, c.ReceivedUtc });
        comment.HasIndex(c => new { c.Safety, c.ReceivedUtc });
        comment.HasIndex(c => new { c.OwnerId, c.Stage, c.DueUtc });
        comment.HasIndex(c => c.ContentItemId);
        comment.HasIndex(c => c.ResponseId);
        comment.HasIndex(c => c.ReceivedUtc);
        comment.HasIndex(c => c.ClosedUtc);
    }

    private static void ConfigureResponse(EntityTypeBuilder<CommentResponse> response)
    {
        response.ToTable("CommentResponses").HasKey(r => r.ResponseId);
        response.Property(r => r.ResponseId).HasMaxLength(Id);
        response.Property(r => r.Action).HasConversion<string>().HasMaxLength(Word);
        response.Property(r => r.ActionOwner).HasMaxLength(256);
        response.Property(r => r.Topic).HasMaxLength(Id);
        response.Property(r => r.ContentItemId).HasMaxLength(Id);
        response.Property(r => r.Stage).HasConversion<string>().HasMaxLength(Word);
        response.Property(r => r.AuthorId).HasMaxLength(Id);
        response.Property(r => r.Writers).HasMaxLength(Address);
        response.Property(r => r.ApprovedById).HasMaxLength(Id);
        response.Property(r => r.Revision).IsConcurrencyToken();
        response.HasIndex(r => new { r.Stage, r.PublishedUtc });
        response.HasIndex(r => r.ContentItemId);
        response.HasIndex(r => new { r.Action, r.ActionDue });
    }
}
