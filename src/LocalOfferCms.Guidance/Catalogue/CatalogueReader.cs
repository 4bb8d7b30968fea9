using System.Globalization;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Guidance.Catalogue;

/// <summary>A catalogue as a reader asked for it.</summary>
/// <param name="Filter">What was asked.</param>
/// <param name="All">Every item of the catalogue.</param>
/// <param name="Total">How many fit.</param>
/// <param name="Groups">Those on this page; one group without a heading when the catalogue is not grouped.</param>
/// <param name="Pages">The pages.</param>
internal sealed record CatalogueView(
    CatalogueFilter Filter, IReadOnlyList<CatalogueEntry> All, int Total, IReadOnlyList<CatalogueGroup> Groups, PageNumbers Pages);

/// <summary>Items under a heading.</summary>
/// <param name="Topic">The topic's id; empty for items without one, and when the catalogue is not grouped.</param>
/// <param name="Items">The items.</param>
internal sealed record CatalogueGroup(string Topic, IReadOnlyList<ResourceView> Items);

/// <summary>Reads a catalogue of documents: two queries, however many there are.</summary>
internal sealed class CatalogueReader(CmsDbContext db, PageTags tags)
{
    private const int PageSize = 25;
    private const int GroupedPageSize = 60;

    /// <summary>Reads the part of the catalogue that an address asks for.</summary>
    public async Task<CatalogueView> ReadAsync(PageContext page, IQueryCollection query, CancellationToken ct)
    {
        tags.DependAlsoOn(PageTags.Type("Document"));
        var part = page.Content.Part("CataloguePart");
        var grouped = part.Flag("ByTopic");
        var filter = CatalogueFilter.Read(query, page.Site);
        var all = await EntriesAsync(part.Terms("Topics"), part.Terms("Audiences"), ct);
        var fitting = filter.Apply(all);
        var ordered = grouped ? OrderByTopic(fitting, page.Site) : [.. fitting.Select(e => (Topic: "", Entry: e))];
        var size = grouped ? GroupedPageSize : PageSize;
        var pages = PageNumbers.For(int.TryParse(query["page"], out var number) ? number : 1, ordered.Count, size, n => AddressOf(page, filter, n));
        var shown = ordered.Skip((pages.Current - 1) * size).Take(size).ToList();
        var resources = await ResourcesAsync(page, [.. shown.Select(s => s.Entry.Id)], ct);
        var groups = shown.GroupBy(s => s.Topic, s => resources.GetValueOrDefault(s.Entry.Id))
            .Select(g => new CatalogueGroup(g.Key, [.. g.OfType<ResourceView>()])).ToList();
        return new CatalogueView(filter, all, fitting.Count, groups, pages);
    }

    /// <summary>Every document with what it can be found under, by title; only those of the topics and audiences that the catalogue keeps to,
    /// and none that is kept for the record only.</summary>
    private async Task<List<CatalogueEntry>> EntriesAsync(IReadOnlyList<string> topics, IReadOnlyList<string> audiences, CancellationToken ct)
    {
        var rows = await (
            from page in db.PublishedPages.AsNoTracking()
            join version in db.ContentVersions on page.ContentItemVersionId equals version.ContentItemVersionId
            where page.ContentType == "Document" && page.Path != null && version.Stage != ContentStage.Archived
            join term in db.Terms on page.ContentItemId equals term.ContentItemId into terms
            from term in terms.DefaultIfEmpty()
            orderby page.Title, page.ContentItemId
            select new { page.ContentItemId, page.Title, Taxonomy = term == null ? "" : term.Taxonomy, Term = term == null ? "" : term.Term })
            .ToListAsync(ct);
        return [.. rows.GroupBy(r => (r.ContentItemId, r.Title))
            .Select(g => new CatalogueEntry(g.Key.ContentItemId, g.Key.Title, g.ToLookup(r => r.Taxonomy, r => r.Term)))
            .Where(e => Keeps(topics, e.Terms["topics"]) && Keeps(audiences, e.Terms["audiences"]))];
    }

    private static bool Keeps(IReadOnlyList<string> wanted, IEnumerable<string> terms) => wanted.Count == 0 || terms.Any(t => wanted.Contains(t));

    /// <summary>Each item once, under the first of its topics by name.</summary>
    private static List<(string Topic, CatalogueEntry Entry)> OrderByTopic(IReadOnlyList<CatalogueEntry> entries, SiteSnapshot site)
    {
        string NameOf(string topic) => site.TermName("topics", topic);
        return [.. entries.Select(e => (Topic: e.Terms["topics"].OrderBy(NameOf, StringComparer.OrdinalIgnoreCase).FirstOrDefault() ?? "", Entry: e))
            .OrderBy(e => e.Topic.Length == 0).ThenBy(e => NameOf(e.Topic), StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The items shown, with their files, by id.</summary>
    private async Task<Dictionary<string, ResourceView>> ResourcesAsync(PageContext page, List<string> ids, CancellationToken ct)
    {
        var rows = await (
            from document in db.PublishedPages.AsNoTracking().Where(p => ids.Contains(p.ContentItemId))
            join version in db.ContentVersions on document.ContentItemVersionId equals version.ContentItemVersionId
            join link in db.Links.Where(l => l.Kind == "Media") on document.ContentItemId equals link.FromItemId into links
            from link in links.DefaultIfEmpty()
            join media in db.MediaFiles.Where(f => f.State == MediaState.Kept) on link.ToItemId equals media.MediaFileId into files
            from file in files.DefaultIfEmpty()
            select new { document.ContentItemId, document.Title, document.Summary, document.Path, version.Data, File = file })
            .ToListAsync(ct);
        return rows.GroupBy(r => r.ContentItemId).ToDictionary(g => g.Key, g =>
        {
            var row = g.First();
            var files = g.Select(r => r.File).OfType<MediaFile>().DistinctBy(f => f.Path).ToDictionary(f => f.Path, f => FileLink.Of(f, row.Title, page.Site));
            return new ResourceView(page, new IncludedItem(
                new PageLink(row.ContentItemId, "Document", row.Title, row.Summary, row.Path), new ContentDocument("Document", JsonText.Object(row.Data))), files);
        });
    }

    private static string AddressOf(PageContext page, CatalogueFilter filter, int number) => $"~/{page.Page.Path}" + QueryString.Create(
        filter.Chosen.Select(c => new KeyValuePair<string, string?>(c.Key, c.Value)).Append(new("page", number.ToString(CultureInfo.InvariantCulture))));
}
