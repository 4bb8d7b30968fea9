using LocalOfferCms.Core;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage.Alerts;
using LocalOfferCms.Participation.Triage.Moves;
using LocalOfferCms.Participation.Triage.Safeguarding;
using LocalOfferCms.Participation.Triage.Samples;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Triage;

/// <summary>Maps what sorting comments keeps besides the comments.</summary>
internal static class TriageModel
{
    private const int Id = ContentIds.MaxLength;
    /// <summary>The longest name that is kept.</summary>
    public const int NameLength = 128;

    private const int Name = NameLength;

    public static void Configure(ModelBuilder model)
    {
        // Lists and their counts look at the stage and leave out what is held, without reading the texts.
        model.Entity<Comment>().HasIndex(c => new { c.Stage, c.Safety, c.ReceivedUtc });
        model.Entity<LeaveOutDecision>(decision =>
        {
            decision.ToTable("CommentLeaveOuts").HasKey(d => d.DecisionId);
            decision.Property(d => d.DecisionId).HasMaxLength(Id);
            decision.Property(d => d.CommentId).HasMaxLength(Id);
            decision.Property(d => d.Reason).HasConversion<string>().HasMaxLength(32);
            decision.Property(d => d.ProposedById).HasMaxLength(Id);
            decision.Property(d => d.ProposedBy).HasMaxLength(Name);
            decision.Property(d => d.DecidedById).HasMaxLength(Id);
            decision.Property(d => d.DecidedBy).HasMaxLength(Name);
            decision.HasIndex(d => d.CommentId);
            decision.HasIndex(d => d.DecidedUtc);
        });
        model.Entity<SafeguardingCase>(matter =>
        {
            matter.ToTable("SafeguardingCases").HasKey(c => c.CaseId);
            matter.Property(c => c.CaseId).HasMaxLength(Id);
            matter.Property(c => c.CommentId).HasMaxLength(Id);
            matter.Property(c => c.HeldBy).HasMaxLength(Name);
            matter.Property(c => c.StageBefore).HasConversion<string>().HasMaxLength(32);
            matter.Property(c => c.OwnerBefore).HasMaxLength(Id);
            matter.Property(c => c.ClosedBy).HasMaxLength(Name);
            matter.HasIndex(c => c.CommentId);
            matter.HasIndex(c => new { c.ClosedUtc, c.HeldUtc });
        });
        model.Entity<SafeguardingNote>(note =>
        {
            note.ToTable("SafeguardingNotes").HasKey(n => n.NoteId);
            note.Property(n => n.NoteId).HasMaxLength(Id);
            note.Property(n => n.CaseId).HasMaxLength(Id);
            note.Property(n => n.By).HasMaxLength(Name);
            note.HasOne<SafeguardingCase>().WithMany().HasForeignKey(n => n.CaseId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<OfficersTold>(told =>
        {
            told.ToTable("CommentOfficersTold").HasKey(t => t.CommentId);
            told.Property(t => t.CommentId).HasMaxLength(Id);
        });
        model.Entity<OfficerDigest>(digest =>
        {
            digest.ToTable("CommentDigests").HasKey(d => d.DigestId);
            digest.Property(d => d.DigestId).HasMaxLength(Id);
            digest.Property(d => d.LastCommentId).HasMaxLength(Id);
        });
        model.Entity<SampleCheck>(check =>
        {
            check.ToTable("CommentSampleChecks").HasKey(c => c.DecisionId);
            check.Property(c => c.DecisionId).HasMaxLength(Id);
            check.Property(c => c.CommentId).HasMaxLength(Id);
            check.Property(c => c.CheckedById).HasMaxLength(Id);
            check.Property(c => c.CheckedBy).HasMaxLength(Name);
            check.Property(c => c.Verdict).HasConversion<string>().HasMaxLength(32);
            check.HasIndex(c => new { c.CheckedUtc, c.Month });
        });
    }
}
