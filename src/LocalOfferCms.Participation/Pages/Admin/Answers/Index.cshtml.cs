using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Answers;
using LocalOfferCms.Participation.Answers.Reading;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Participation.Pages.Admin.Answers;

/// <summary>Comments that somebody is to answer, by date; for officers and approvers everybody's, by owner.</summary>
[RequiresPermission(Permissions.AnswerComments, Permissions.ApproveAnswers)]
internal sealed class IndexModel(CommentLists lists, AnswerClock clock, CurrentPerson current) : PageModel
{
    public static readonly (CommentState State, string Words)[] States = [(CommentState.Open, "To answer"), (CommentState.Sent, "Sent for approval"), (CommentState.Done, "Answered")];

    [BindProperty(Name = "show", SupportsGet = true)]
    public CommentState Show { get; set; }

    /// <summary><c>mine</c> or <c>all</c>; else what suits the person.</summary>
    [BindProperty(Name = "whose", SupportsGet = true)]
    public string? Whose { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public bool MaySeeAll => current.SeesAll();

    public bool All => MaySeeAll && Whose != "mine";

    public int Total { get; private set; }

    public IReadOnlyList<(CommentLine Line, TimeLeft Left)> Lines { get; private set; } = [];

    public PageNumbers Pages { get; private set; } = null!;

    public string AddressOf(CommentState state, bool all) => $"~/admin/answers?show={state.ToString().ToLowerInvariant()}{(MaySeeAll ? all ? "&whose=all" : "&whose=mine" : "")}";

    public static string Words(CommentStage stage) => stage switch
    {
        CommentStage.Answered => "Waits for approval",
        CommentStage.Approved => "Approved",
        CommentStage.Published => "Published",
        CommentStage.Closed => "Answered to the sender",
        _ => "To answer",
    };

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Total, var lines) = await lists.FindAsync(All, Show, PageNumber, ct);
        Pages = PageNumbers.For(PageNumber, Total, CommentLists.PageSize, page => $"{AddressOf(Show, All)}&page={page}");
        var timed = new List<(CommentLine, TimeLeft)>();
        foreach (var line in lines)
        {
            timed.Add((line, await clock.LeftAsync(line.DueUtc, ct)));
        }

        Lines = timed;
    }
}
