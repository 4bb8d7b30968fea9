using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Answers.Reading;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Participation.Pages.Admin.Answers;

/// <summary>Answers that wait until somebody else has read them.</summary>
[RequiresPermission(Permissions.ApproveAnswers)]
internal sealed class ApprovalsModel(WaitingAnswers waiting, AnswerClock clock) : PageModel
{
    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public int Total { get; private set; }
    public IReadOnlyList<(WaitingAnswer Line, TimeLeft Left)> Lines { get; private set; } = [];
    public PageNumbers Pages { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Total, var lines) = await waiting.FindAsync(PageNumber, ct);
        Pages = PageNumbers.For(PageNumber, Total, WaitingAnswers.PageSize, page => $"~/admin/answers/approve?page={page}");
        var timed = new List<(WaitingAnswer, TimeLeft)>();
        foreach (var line in lines)
        {
            timed.Add((line, await clock.LeftAsync(line.DueUtc, ct)));
        }

        Lines = timed;
    }
}
