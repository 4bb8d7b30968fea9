using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Schools.Evaluation;

/// <summary>Registers self-evaluation.</summary>
internal static class EvaluationServices
{
    public static void AddEvaluation(this IServiceCollection services)
    {
        services.AddScoped<EvaluationAccess>();
        services.AddScoped<SelfEvaluations>();
        services.AddScoped<EvaluationSharing>();
        services.AddScoped<EvaluationTotals>();
        services.AddSingleton<IContentHandler, EvaluationsOfGoneSchools>();
        services.AddSingleton<IAdminMenu, EvaluationMenu>();
        services.AddSingleton<IAuditWords, EvaluationAuditWords>();
    }
}

/// <summary>A school that is gone for good takes its self-evaluation along.</summary>
internal sealed class EvaluationsOfGoneSchools : IContentHandler
{
    public Task PublishedAsync(CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content, CancellationToken ct) => Task.CompletedTask;

    public Task UnpublishedAsync(CmsDbContext db, string contentItemId, CancellationToken ct) => Task.CompletedTask;

    public async Task RemovedAsync(CmsDbContext db, string contentItemId, CancellationToken ct)
    {
        await db.SelfEvaluations().Where(s => s.SchoolId == contentItemId).ExecuteDeleteAsync(ct);
        await db.SelfEvaluationMarks().Where(m => m.SchoolId == contentItemId).ExecuteDeleteAsync(ct);
        await db.SelfEvaluationShares().Where(s => s.SchoolId == contentItemId || s.WithId == contentItemId).ExecuteDeleteAsync(ct);
    }
}

/// <summary>The entry of the totals.</summary>
internal sealed class EvaluationMenu : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items => [new(AdminMenuGroup.Schools, "Self-evaluation", "admin/schools/evaluation", Permissions.ManageSchools, 40)];
}

/// <summary>What the audit says about self-evaluation: that, never what.</summary>
internal sealed class EvaluationAuditWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>
    {
        ["SelfEvaluationSaved"] = "{who} saved the self-evaluation of {what}",
        ["SelfEvaluationBegun"] = "{who} began the self-evaluation of {what} with last year's",
        ["SelfEvaluationShared"] = "{who} shared the self-evaluation of {what}",
        ["SelfEvaluationTakenBack"] = "{who} took back who may read the self-evaluation of {what}",
    };
}
