using AngleSharp.Dom;

namespace LocalOfferCms.Core.Text;

/// <summary>Finds what a web page says among what stands around it: menus, cookie banners, footers.</summary>
internal static class MainContent
{
    private static readonly string[] Places =
    [
        "main", "[role=main]", "#main-content", "#main", "#content", ".node__content", ".entry-content", ".govuk-main-wrapper", "article",
    ];

    private const string Around =
        "nav,footer,[role=navigation],[role=banner],[role=contentinfo],[role=search],[role=complementary],aside,"
        + ".breadcrumb,.breadcrumbs,.govuk-breadcrumbs,.pagination,.skip-link,.govuk-skip-link,.share,.social-share,.addtoany_share,.sharedaddy,.feedback,.print-link,#comments,.comments-area";

    /// <summary>Takes away what stands around the page's own words; gives the element that holds them.</summary>
    public static IElement Find(IElement page, ForeignNotes notes)
    {
        foreach (var banner in page.QuerySelectorAll("[id*=cookie],[class*=cookie],[aria-label*=ookie]").Where(e => e.LocalName is not "body" and not "main").ToList())
        {
            notes.Drop("cookie banners");
            banner.Remove();
        }

        // What a page calls its content may be a shell around nothing; then the next is tried.
        var words = page.TextContent.Trim().Length;
        var main = Places.Select(page.QuerySelector).FirstOrDefault(e => e is not null && e.TextContent.Trim().Length * 4 > words) ?? page;
        if (main.TextContent.Trim().Length < words)
        {
            notes.Drop("what stood around the page's main part");
        }

        foreach (var element in main.QuerySelectorAll(Around).Concat(main.QuerySelectorAll("header").Where(h => h.QuerySelector("h1") is null)).Distinct().ToList())
        {
            notes.Drop("menus, footers and other things around the text");
            element.Remove();
        }

        return main;
    }
}
