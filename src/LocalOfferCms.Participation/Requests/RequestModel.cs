using LocalOfferCms.Core;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Requests;

/// <summary>Maps the tables of requests.</summary>
internal static class RequestModel
{
    private const int Word = 32;

    public static void Configure(ModelBuilder model)
    {
        model.Entity<FormRequest>(request =>
        {
            request.ToTable("Requests").HasKey(r => r.RequestId);
            request.Property(r => r.RequestId).HasMaxLength(ContentIds.MaxLength);
            request.Property(r => r.Reference).HasMaxLength(Word);
            request.Property(r => r.Kind).HasConversion<string>().HasMaxLength(Word);
            request.Property(r => r.CommentId).HasMaxLength(ContentIds.MaxLength);
            request.Property(r => r.Wish).HasConversion<string>().HasMaxLength(Word);
            request.Property(r => r.Format).HasConversion<string>().HasMaxLength(Word);
            request.Property(r => r.PageTitle).HasMaxLength(512);
            request.Property(r => r.PagePath).HasMaxLength(1_024);
            request.Property(r => r.AnsweredById).HasMaxLength(ContentIds.MaxLength);
            request.Property(r => r.Revision).IsConcurrencyToken();
            request.HasIndex(r => r.Reference).IsUnique();
            request.HasIndex(r => new { r.AnsweredUtc, r.DueUtc });
            request.HasIndex(r => r.CommentId);
        });
        model.Entity<RequestContact>(contact =>
        {
            contact.ToTable("RequestContacts").HasKey(c => c.RequestId);
            contact.Property(c => c.RequestId).HasMaxLength(ContentIds.MaxLength);
            contact.Property(c => c.Name).HasMaxLength(256);
            contact.Property(c => c.Email).HasMaxLength(256);
            contact.Property(c => c.Phone).HasMaxLength(64);
            contact.Property(c => c.Post).HasMaxLength(1_024);
        });
    }
}
