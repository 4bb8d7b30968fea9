using System.Globalization;
using LocalOfferCms.Core.Caching;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Ui.Listing;

/// <summary>A list of all items of one type, as a reader asked for it.</summary>
/// <param name="Type">The type; null when there is none of the name that the page says.</param>
/// <param name="Filters">What it is narrowed by.</param>
/// <param name="Total">How many items fit.</param>
/// <param name="Items">Those on this page.</param>
/// <param name="Pages">The pages.</param>
internal sealed record ListingView(ContentTypeDefinition? Type, FieldFilters Filters, int Total, IReadOnlyList<PageLink> Items, PageNumbers Pages);

/// <summary>Reads such a list: three queries, however many items there are.</summary>
internal sealed class ListingReader(CmsDbContext db, PageTags tags)
{
    private const int PageSize = 20;

    public async Task<ListingView> ReadAsync(PageContext page, IQueryCollection query, CancellationToken ct)
    {
        var name = page.Content.Part(OwnType.ListingPart).Text("Type");
        tags.DependAlsoOn(PageTags.Type(name));
        var filters = FieldFilters.Read(page.Site, name, query);
        var items = ListedPages.Of(db).Where(p => p.ContentType == name);
        foreach (var matching in filters.Matching(db))
        {
            items = items.Where(p => matching.Contains(p.ContentItemId));
        }

        var total = await items.CountAsync(ct);
        var pages = PageNumbers.For(int.TryParse(query["page"], out var number) ? number : 1, total, PageSize, n => $"~/{page.Page.Path}" + QueryString.Create(
            filters.Query().Append(new("page", n.ToString(CultureInfo.InvariantCulture)))));
        var shown = await items.OrderBy(p => p.Title).ThenBy(p => p.ContentItemId).Skip((pages.Current - 1) * PageSize).Take(PageSize)
            .Select(p => new PageLink(p.ContentItemId, p.ContentType, p.Title, p.Summary, p.Path, p.SortDate, p.PublishedUtc, false)).ToListAsync(ct);
        return new(page.Site.Types.GetValueOrDefault(name), await filters.WithChoicesAsync(db, page.Site, ct), total, shown, pages);
    }
}
