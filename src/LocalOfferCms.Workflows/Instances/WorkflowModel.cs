using LocalOfferCms.Core;
using LocalOfferCms.Workflows.Types;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Workflows.Instances;

/// <summary>Maps the engine's tables.</summary>
internal static class WorkflowModel
{
    public const int Id = ContentIds.MaxLength;
    public const int Name = 128;
    public const int Title = 256;

    /// <summary>A person's name as long as a column takes it.</summary>
    public static string Cut(string name) => name.Length <= Name ? name : name[..Name];

    public static void Configure(ModelBuilder model)
    {
        model.Entity<WorkflowTypeVersion>(type =>
        {
            type.ToTable("WorkflowTypeVersions").HasKey(t => new { t.WorkflowTypeId, t.Version });
            type.Property(t => t.WorkflowTypeId).HasMaxLength(Id);
            type.Property(t => t.Name).HasMaxLength(Title);
            type.Property(t => t.Author).HasMaxLength(Name);
            type.HasIndex(t => t.IsCurrent);
        });
        model.Entity<Workflow>(workflow =>
        {
            workflow.ToTable("Workflows").HasKey(w => w.WorkflowId);
            workflow.Property(w => w.WorkflowId).HasMaxLength(Id);
            workflow.Property(w => w.WorkflowTypeId).HasMaxLength(Id);
            workflow.Property(w => w.CorrelationId).HasMaxLength(Name);
            workflow.Property(w => w.Status).HasConversion<string>().HasMaxLength(32);
            workflow.HasIndex(w => new { w.CorrelationId, w.Status });
            // Ids are made of the time, so that both list the newest first.
            workflow.HasIndex(w => new { w.Status, w.WorkflowId });
            workflow.HasIndex(w => new { w.WorkflowTypeId, w.Status, w.WorkflowId });
        });
        model.Entity<WorkflowPlace>(place =>
        {
            place.ToTable("WorkflowPlaces").HasKey(p => p.WorkflowPlaceId);
            place.Property(p => p.WorkflowPlaceId).HasMaxLength(Id);
            place.Property(p => p.WorkflowId).HasMaxLength(Id);
            place.Property(p => p.ActivityId).HasMaxLength(Id);
            place.Property(p => p.FromActivityId).HasMaxLength(Id);
            place.HasIndex(p => p.WorkflowId);
        });
        model.Entity<WorkflowStep>(step =>
        {
            step.ToTable("WorkflowSteps").HasKey(s => new { s.WorkflowId, s.Number });
            step.Property(s => s.WorkflowId).HasMaxLength(Id);
            step.Property(s => s.ActivityId).HasMaxLength(Id);
            step.Property(s => s.Activity).HasMaxLength(Name);
            step.Property(s => s.Outcome).HasMaxLength(Name);
            step.Property(s => s.Author).HasMaxLength(Name);
        });
    }
}
