using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Answers.Reading;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LocalOfferCms.Participation.Pages.Admin.Answers;

/// <summary>Replies that an officer makes by hand.</summary>
[RequiresPermission(Permissions.TriageComments)]
internal sealed class RepliesModel(ReplyList replies, AnswerClock clock) : PageModel
{
    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public int Total { get; private set; }
    public IReadOnlyList<(DueReply Line, TimeLeft Left)> Lines { get; private set; } = [];
    public PageNumbers Pages { get; private set; } = null!;

    public static string Words(ReplyAbout about) => about switch
    {
        ReplyAbout.Answer => "tell them the answer",
        ReplyAbout.LeftOut => "tell them that it is not published",
        ReplyAbout.ActionDone => "tell them that it is done",
        _ => "they ask to take their published comment back",
    };

    public static string Words(ReplyBy? by) => by switch
    {
        ReplyBy.Email => "By email",
        ReplyBy.Phone => "By telephone",
        ReplyBy.Post => "By post",
        ReplyBy.LargePrint => "In large print",
        ReplyBy.Braille => "In Braille",
        ReplyBy.Other => "In another way",
        _ => "No way was given",
    };

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Total, var lines) = await replies.FindAsync(PageNumber, ct);
        Pages = PageNumbers.For(PageNumber, Total, ReplyList.PageSize, page => $"~/admin/answers/replies?page={page}");
        var timed = new List<(DueReply, TimeLeft)>();
        foreach (var line in lines)
        {
            timed.Add((line, await clock.LeftAsync(line.Reply.DueUtc, ct)));
        }

        Lines = timed;
    }
}
