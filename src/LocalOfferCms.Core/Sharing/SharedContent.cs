using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Recipes;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Core.Sharing;

/// <summary>How a copy stands to what it was copied from.</summary>
public enum SharedState
{
    /// <summary>It is the publisher's newest version.</summary>
    UpToDate,
    /// <summary>The publisher has a newer version.</summary>
    NewerThere,
    /// <summary>The publisher offers it no more.</summary>
    NotOffered,
    /// <summary>The publisher's site is not on this host.</summary>
    SourceAway,
}

/// <summary>A copy on a site.</summary>
/// <param name="ContentItemId">The copy.</param>
/// <param name="Title">Its title.</param>
/// <param name="Path">Its address.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Source">From which site.</param>
/// <param name="SourceItemId">Which item there.</param>
/// <param name="SourceVersionId">Which version it is a copy of.</param>
/// <param name="State">How it stands to the source.</param>
public sealed record SharedCopyLine(
    string ContentItemId, string Title, string? Path, string Publisher, string Source, string SourceItemId, string SourceVersionId, SharedState State);

/// <summary>Sharing between councils: what is offered is copied whole, and a newer version is taken over when the site says so. Reading the publisher's
/// site is this class's work alone, and it reads only what is offered.</summary>
public sealed class SharedContent
{
    /// <summary>Parts of a copy that are the site's own: they stay when a newer version is taken over.</summary>
    public static IReadOnlyList<string> OwnParts => SharedPlace.OwnParts;

    private readonly TenantScopes _scopes;
    private readonly TenantRegistry _registry;
    private readonly RecipeLibrary _library;
    private readonly TimeProvider _clock;

    internal SharedContent(TenantScopes scopes, TenantRegistry registry, RecipeLibrary library, TimeProvider clock) =>
        (_scopes, _registry, _library, _clock) = (scopes, registry, library, clock);

    /// <summary>The copies on a site.</summary>
    public async Task<IReadOnlyList<SharedCopyLine>> ListAsync(Tenant tenant, CancellationToken ct)
    {
        var published = await PublishedAsync(tenant, ct);
        var lines = new List<SharedCopyLine>();
        var offers = new Dictionary<string, IReadOnlyList<SharedOffer>?>();
        foreach (var item in published.Where(i => Shared(i).Text("Source").Length > 0))
        {
            var part = Shared(item);
            if (!offers.TryGetValue(part.Text("Source"), out var offered))
            {
                offers[part.Text("Source")] = offered = await OffersAsync(part.Text("Source"), ct);
            }

            var offer = offered?.FirstOrDefault(o => o.ItemId == part.Text("SourceItemId"));
            var state = offered is null ? SharedState.SourceAway
                : offer is null ? SharedState.NotOffered
                : offer.VersionId == part.Text("SourceVersionId") ? SharedState.UpToDate : SharedState.NewerThere;
            lines.Add(new(Id(item), JsonText.String(item["DisplayText"]) ?? "", JsonText.String(item["AutoroutePart"]?["Path"]), part.Text("Publisher"),
                part.Text("Source"), part.Text("SourceItemId"), part.Text("SourceVersionId"), state));
        }

        return lines;
    }

    /// <summary>Copies an offered item to an address of a site.</summary>
    /// <exception cref="RefusedException">It is not offered, is copied already, or its address is taken.</exception>
    public async Task<string> CopyAsync(Tenant tenant, string source, string sourceItemId, string path, string author, CancellationToken ct)
    {
        var offer = await OfferAsync(source, sourceItemId, ct);
        var id = ContentIds.FromName($"copy:{source}:{sourceItemId}");
        var place = new SharedPlace(id, new JsonObject { ["AutoroutePart"] = new JsonObject { ["Path"] = ContentPath.Normalise(path) } }, []);
        await WriteAsync(tenant, offer, author, $"Copied from {source}", async db =>
            await db.ContentItems.AnyAsync(i => i.ContentItemId == id, ct)
                ? throw new RefusedException([new("CopiedAlready", $"'{offer.Title}' has been copied to this site already. 'shared accept {id}' takes a newer version over.")])
                : place, ct);
        return id;
    }

    /// <summary>Takes the publisher's newest version over. What the site added stays.</summary>
    /// <exception cref="RefusedException">There is nothing newer, or a draft of the copy would be lost.</exception>
    public async Task AcceptAsync(Tenant tenant, string contentItemId, string author, CancellationToken ct)
    {
        var copy = (await PublishedAsync(tenant, ct)).FirstOrDefault(i => Id(i) == contentItemId);
        var part = copy is null ? new ContentPart(null) : Shared(copy);
        if (part.Text("Source") is not { Length: > 0 } source)
        {
            throw new RefusedException([new("NotACopy", $"'{contentItemId}' is not a published copy of anything.")]);
        }

        var offer = await OfferAsync(source, part.Text("SourceItemId"), ct);
        if (offer.VersionId == part.Text("SourceVersionId"))
        {
            throw new RefusedException([new("UpToDate", $"'{offer.Title}' is the newest version already.")]);
        }

        await WriteAsync(tenant, offer, author, $"Took over version {offer.VersionId} from {source}", async db =>
        {
            var latest = await db.ContentVersions.AsNoTracking().SingleAsync(v => v.ContentItemId == contentItemId && v.Latest, ct);
            return latest.Published
                ? SharedPlace.Of(contentItemId, JsonText.Object(latest.Data))
                : throw new RefusedException([new("DraftThere", $"'{latest.DisplayText}' has a draft that would be lost. Publish it or withdraw it first.")]);
        }, ct);
    }

    /// <summary>Lets other sites copy an item, or lets them no more. Copies that were made stay.</summary>
    /// <exception cref="RefusedException">It is not published here, or is itself a copy.</exception>
    public Task OfferAsync(Tenant tenant, string contentItemId, bool offered, string publisher, string author, CancellationToken ct) =>
        _scopes.RunAsync(tenant, async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            var version = await db.ContentVersions.AsNoTracking().FirstOrDefaultAsync(v => v.ContentItemId == contentItemId && v.Latest, ct);
            if (version is not { Published: true })
            {
                throw new RefusedException([new("NotPublished", $"'{contentItemId}' is not published here, or has a draft.")]);
            }

            var content = JsonText.Object(version.Data);
            if (new ContentPart(content["SharedPart"] as JsonObject).Text("Source").Length > 0)
            {
                throw new RefusedException([new("IsACopy", $"'{version.DisplayText}' is itself a copy. Its publisher offers it.")]);
            }

            var type = await db.ContentItems.Where(i => i.ContentItemId == contentItemId).Select(i => i.ContentType).SingleAsync(ct);
            content["SharedPart"] = new JsonObject { ["Shareable"] = new JsonObject { ["Value"] = offered }, ["Publisher"] = new JsonObject { ["Text"] = publisher } };
            var change = new ChangeContext(_clock.GetUtcNow().UtcDateTime, author, offered ? "Offered to other sites" : "Offered to other sites no more");
            await services.GetRequiredService<SaveDraft>().ExecuteAsync(new DraftOptions(contentItemId, type, version.DisplayText, content), change, ct);
            await services.GetRequiredService<PublishContent>().ExecuteUngatedAsync(contentItemId, change, ct);
        });

    private Task WriteAsync(Tenant tenant, SharedOffer offer, string author, string reason, Func<CmsDbContext, Task<SharedPlace>> place, CancellationToken ct) =>
        _scopes.RunAsync(tenant, async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            var now = _clock.GetUtcNow().UtcDateTime;
            await using var write = await db.BeginWriteAsync(ct);
            var execution = new RecipeExecution(db, write, new ChangeContext(now, author, reason), _library.Folder, "shared", "", new RecipeReport());
            var today = offer with { Item = Dated(offer.Item, now) };
            await services.GetRequiredService<SharedWriter>().WriteAsync(today, await place(db), execution, offer.Title, ct);
            await write.CommitAsync(ct);
        });

    private async Task<SharedOffer> OfferAsync(string source, string sourceItemId, CancellationToken ct) =>
        (await OffersAsync(source, ct) ?? throw new RefusedException([new("SourceAway", $"There is no council called '{source}' on this host.")]))
            .FirstOrDefault(o => o.ItemId == sourceItemId)
        ?? throw new RefusedException([new("NotOffered", $"'{source}' offers no item '{sourceItemId}'. Only published items marked as shareable may be copied.")]);

    private async Task<IReadOnlyList<SharedOffer>?> OffersAsync(string source, CancellationToken ct)
    {
        if (source == SharedOffer.Library)
        {
            return SharedOffer.Of(JsonText.Object(await File.ReadAllTextAsync(_library.Find(SharedOffer.LibraryFile), ct)), source);
        }

        return _registry.Find(source) is { State: TenantState.Running } tenant ? SharedOffer.Of(await PublishedAsync(tenant, ct), source) : null;
    }

    /// <summary>The published items of a site, in Orchard Core's shape.</summary>
    private Task<List<JsonObject>> PublishedAsync(Tenant tenant, CancellationToken ct) => _scopes.RunAsync(tenant, async services =>
    {
        var db = services.GetRequiredService<CmsDbContext>();
        var rows = await (
            from page in db.PublishedPages.AsNoTracking()
            join version in db.ContentVersions on page.ContentItemVersionId equals version.ContentItemVersionId
            select new { page.ContentItemId, page.ContentItemVersionId, page.ContentType, version.DisplayText, version.Data }).ToListAsync(ct);
        return rows.OrderBy(r => r.ContentItemId, StringComparer.Ordinal).Select(row =>
        {
            var item = JsonText.Object(row.Data);
            (item["ContentItemId"], item["ContentItemVersionId"], item["ContentType"]) = (row.ContentItemId, row.ContentItemVersionId, row.ContentType);
            (item["DisplayText"], item["Latest"], item["Published"]) = (row.DisplayText, true, true);
            return item;
        }).ToList();
    });

    // A copy is as new as its taking over, whenever the publisher wrote it.
    private static JsonObject Dated(JsonObject item, DateTime now)
    {
        var dated = (JsonObject)item.DeepClone();
        (dated["ModifiedUtc"], dated["PublishedUtc"], dated["CreatedUtc"]) = (now, now, now);
        return dated;
    }

    private static string Id(JsonObject item) => JsonText.String(item["ContentItemId"])!;

    private static ContentPart Shared(JsonObject item) => new(item["SharedPart"] as JsonObject);
}

/// <summary>Registers sharing.</summary>
public static class SharingServices
{
    /// <summary>Adds the actions; the recipe step comes with the recipes. Needs content, recipes and tenancy.</summary>
    public static IServiceCollection AddSharing(this IServiceCollection services)
    {
        services.AddSingleton(s => new SharedContent(
            s.GetRequiredService<TenantScopes>(), s.GetRequiredService<TenantRegistry>(), s.GetRequiredService<RecipeLibrary>(), s.GetRequiredService<TimeProvider>()));
        return services;
    }
}
