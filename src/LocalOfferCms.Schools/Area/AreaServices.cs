using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Schools.Keepers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Schools.Area;

/// <summary>Registers the schools' area.</summary>
internal static class AreaServices
{
    public static void AddSchoolsArea(this IServiceCollection services)
    {
        services.AddScoped<SchoolsArea>();
        services.AddSingleton<IContentHandler, AreaOfGoneSchools>();
        services.AddSingleton<IAdminMenu, AreaMenu>();
        services.AddSingleton<IAuditWords, AreaAuditWords>();
        services.AddSingleton<IMediaUseSource, AreaMediaUse>();
        services.AddScoped<IRecipeStep, AreaStep>().AddScoped<IRecipeExport, AreaExport>();
    }
}

/// <summary>A school that is gone for good takes along what it shared.</summary>
internal sealed class AreaOfGoneSchools : IContentHandler
{
    public Task PublishedAsync(CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content, CancellationToken ct) => Task.CompletedTask;

    public Task UnpublishedAsync(CmsDbContext db, string contentItemId, CancellationToken ct) => Task.CompletedTask;

    public Task RemovedAsync(CmsDbContext db, string contentItemId, CancellationToken ct) => db.AreaItems().Where(i => i.SchoolId == contentItemId).ExecuteDeleteAsync(ct);
}

/// <summary>Files that are shared in the schools' area. One that the council took down may be put back, so it counts too.</summary>
internal sealed class AreaMediaUse : IMediaUseSource
{
    public async Task<IReadOnlyList<MediaUsePlace>> FindAsync(CmsDbContext db, string mediaFileId, CancellationToken ct) =>
        await db.AreaItems().AsNoTracking().Where(i => i.MediaFileId == mediaFileId).OrderBy(i => i.AreaItemId)
            .Select(i => new MediaUsePlace(i.AreaItemId, "SchoolAreaItem", i.Title, $"admin/my-schools/area/{i.AreaItemId}", false) { IsInside = true }).ToListAsync(ct);
}

/// <summary>The entry of the schools' area.</summary>
internal sealed class AreaMenu : IAdminMenu
{
    public IEnumerable<AdminMenuItem> Items => [new(AdminMenuGroup.Schools, "Schools’ area", "admin/my-schools/area", KeptSchools.Permission, 30, Permissions.ManageSchools)];
}

/// <summary>What the audit says about the schools' area.</summary>
internal sealed class AreaAuditWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>
    {
        ["AreaItemAdded"] = "{who} shared '{what}' in the schools' area",
        ["AreaItemChanged"] = "{who} changed '{what}' in the schools' area",
        ["AreaItemWithdrawn"] = "{who} withdrew '{what}' from the schools' area",
        ["AreaItemFeatured"] = "{who} shows '{what}' first in the schools' area",
        ["AreaItemNotFeatured"] = "{who} shows '{what}' first no more in the schools' area",
        ["AreaItemTakenDown"] = "{who} took '{what}' down in the schools' area",
        ["AreaItemPutBack"] = "{who} put '{what}' back in the schools' area",
    };
}
