using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Participation.Triage;
using LocalOfferCms.Participation.Triage.Inbox;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Pages.Admin.Comments;

/// <summary>Comments, by how far they have come. What is held for the safeguarding lead is not there.</summary>
[RequiresPermission(Permissions.TriageComments)]
internal sealed class IndexModel(CmsDbContext db, SiteSnapshots snapshots, SortingTime time, TimeProvider clock) : PageModel
{
    private const int ExcerptLength = 140;

    [BindProperty(SupportsGet = true)]
    public string? Tab { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Topic { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Channel { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? About { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Age { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public CommentQuery Query => new(Tab, Q, Topic, Place, Channel, About, Age);
    public IReadOnlyList<Comment> Rows { get; private set; } = [];
    public IReadOnlyDictionary<string, string> Owners { get; private set; } = new Dictionary<string, string>();
    public PageNumbers Numbers { get; private set; } = null!;
    public SiteSnapshot Site { get; private set; } = null!;
    public int Total { get; private set; }
    private Dictionary<CommentStage, int> Counts { get; set; } = [];
    private DateTime LateBefore { get; set; }
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Site = await snapshots.GetAsync(ct);
        LateBefore = await time.LateBeforeAsync(ct);
        Counts = await db.Comments().GroupBy(c => c.Stage).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var rows = Query.Rows(db, LateBefore, Now);
        Total = await rows.CountAsync(ct);
        Numbers = PageNumbers.For(PageNumber, Total, CommentQuery.PageSize, AddressOf);
        Rows = await Query.InOrder(rows).Skip((Numbers.Current - 1) * CommentQuery.PageSize).Take(CommentQuery.PageSize).ToListAsync(ct);
        var owners = Rows.Select(r => r.OwnerId).OfType<string>().Distinct().ToList();
        Owners = owners.Count == 0 ? Owners
            : await db.People.AsNoTracking().Where(p => owners.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name.Length > 0 ? p.Name : p.Email ?? "", ct);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        var rows = Query.InOrder(Query.Rows(db, await time.LateBeforeAsync(ct), Now));
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=\"comments.csv\"";
        HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await CommentCsv.WriteAsync(Response.Body, rows.AsAsyncEnumerable(), await snapshots.GetAsync(ct), ct);
        return new EmptyResult();
    }

    public int CountOf(CommentTab tab) => Counts.Where(c => tab.Shows(c.Key)).Sum(c => c.Value);

    /// <summary>Whether it should have been sorted or answered by now.</summary>
    public bool IsLate(Comment comment) => (comment.Stage == CommentStage.Received && comment.ReceivedUtc < LateBefore) || (comment.Stage == CommentStage.WithOwner && comment.DueUtc < Now);

    public static string Excerpt(Comment comment)
    {
        var line = string.Join(' ', comment.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? "A picture, without words" : line.Length <= ExcerptLength ? line : line[..ExcerptLength].TrimEnd() + "…";
    }

    public string AddressOf(int page) => Address(Query.Route.Append(new("page", $"{page}")));

    public string AddressOf(CommentTab tab) => Address(Query.Route.Where(p => p.Key != "tab").Append(new("tab", tab.Name)));

    public string Export => Address(Query.Route.Append(new("handler", "Csv")));

    public static IEnumerable<SelectListItem> Choices(string all, IEnumerable<(string Value, string Words)> choices) =>
        [new(all, ""), .. choices.Select(c => new SelectListItem(c.Words, c.Value))];

    public IEnumerable<(string Value, string Words)> Topics =>
        (Site.Taxonomies.TryGetValue("topics", out var topics) ? topics.Select(t => (t.Key, t.Value)) : []).Append(("none", "No topic yet"));

    private string Address(IEnumerable<KeyValuePair<string, string?>> query) => QueryHelpers.AddQueryString(Url.Content("~/admin/comments"), query);
}
