using System.Globalization;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Published;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LocalOfferCms.Participation.Pages.Admin.Published;

/// <summary>Published answers by what was promised and by when.</summary>
[RequiresPermission(Permissions.ApproveAnswers)]
internal sealed class PublishedAnswersModel(AdminAnswers answers, SiteSnapshots snapshots, LocalTime local) : PageModel
{
    private const int PageSize = 25;

    /// <summary>Where the action stands; empty for any.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    /// <summary><c>late</c>, <c>soon</c>, or empty for any.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Due { get; set; }

    /// <summary>Those that were taken down, in place of those on the site.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Down { get; set; }

    public SiteSnapshot Site { get; private set; } = null!;
    public IReadOnlyList<AdminAnswer> Answers { get; private set; } = [];
    public int Total { get; private set; }
    public PageNumbers Pages { get; private set; } = null!;
    public DateOnly Today => local.Today;

    public static IEnumerable<SelectListItem> States => [new("Any", ""), .. ActionWords.All.Select(a => new SelectListItem(ActionWords.Of(a), ActionWords.Slug(a)))];

    public static IEnumerable<SelectListItem> Dues => [new("At any time", ""), new("Late", "late"), new("In the next 30 days", "soon")];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Site = await snapshots.GetAsync(ct);
        var asked = int.TryParse(Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, 10_000) : 1;
        (Answers, Total) = await answers.ListAsync(ActionWords.Read(State), Due, Down, asked, PageSize, ct);
        Pages = PageNumbers.For(asked, Total, PageSize, n => "~/admin/published-answers" + QueryString.Create(new KeyValuePair<string, string?>[]
        {
            new("State", State), new("Due", Due), new("down", Down ? "true" : null), new("page", n.ToString(CultureInfo.InvariantCulture)),
        }.Where(p => !string.IsNullOrEmpty(p.Value))));
    }
}
