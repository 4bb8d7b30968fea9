using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Requests;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Pages.Admin.Requests;

/// <summary>Requests that came by a form.</summary>
[RequiresPermission(Permissions.HandleRequests, Permissions.ReadSealed)]
internal sealed class RequestsModel(RequestList list, TimeProvider clock) : PageModel
{
    private const int SoonDays = 5;

    [BindProperty(SupportsGet = true, Name = "answered")]
    public bool Answered { get; set; }

    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<FormRequest> Rows { get; private set; } = [];

    public PageNumbers Pages { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var rows = list.Seen().Where(r => (r.AnsweredUtc != null) == Answered);
        Pages = PageNumbers.For(PageNumber, await rows.CountAsync(ct), RequestList.PageSize, page => $"~/admin/requests?answered={(Answered ? "true" : "false")}&page-number={page}");
        var ordered = Answered ? rows.OrderByDescending(r => r.AnsweredUtc) : rows.OrderBy(r => r.DueUtc);
        Rows = await ordered.ThenBy(r => r.RequestId).Skip((Pages.Current - 1) * RequestList.PageSize).Take(RequestList.PageSize).ToListAsync(ct);
    }

    public string WordsOf(FormRequest request) => DaysLeft(request) switch
    {
        < 0 => "Overdue",
        < SoonDays => "Due soon",
        _ => "In time",
    };

    public string TagOf(FormRequest request) => DaysLeft(request) switch
    {
        < 0 => "govuk-tag--red",
        < SoonDays => "govuk-tag--yellow",
        _ => "govuk-tag--green",
    };

    private double DaysLeft(FormRequest request) => (request.DueUtc - clock.GetUtcNow().UtcDateTime).TotalDays;
}
