using LocalOfferCms.Core;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Ui;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Answers.Routing;

/// <summary>Writes to those who answer and approve. What a family wrote is never in a message: only the page's title and the days.</summary>
internal sealed class OwnerMail(CmsDbContext db, Mailbox mailbox, MagicLinks links)
{
    private const int MostListed = 20;
    private const string Press = "What was written is not in this message. Open the page below and press the button: you are signed in, and on the page where you answer.";

    /// <summary>Tells somebody that a comment is theirs to answer.</summary>
    public async Task RoutedAsync(WriteSession write, RoutedOwner owner, Comment comment, string? news, CancellationToken ct)
    {
        if (EmailAddress.Refuse(owner.Email) is null)
        {
            var text = $"The council received a comment about '{comment.About()}' on {Day(comment.ReceivedUtc)}.{Due(comment)}\n\n{await WhyAsync(owner, ct)}{Quoted(news)}\n\n{Press}";
            await mailbox.AddAsync(db, write, new MailMessage(owner.Email, $"Please answer a comment about '{comment.About()}'", text, await LinkAsync(owner.Id, comment, ct)), ct);
        }
    }

    /// <summary>Tells somebody of several comments at once that became theirs.</summary>
    public async Task PassedOnAsync(WriteSession write, RoutedOwner owner, IReadOnlyList<Comment> comments, string from, CancellationToken ct)
    {
        if (EmailAddress.Refuse(owner.Email) is null)
        {
            await mailbox.AddAsync(db, write, new MailMessage(owner.Email, $"{Count(comments)} to answer, from {from}",
                $"{from} does not answer comments any more. These are yours now:\n\n{Lines(comments)}\n\n{await WhyAsync(owner, ct)}\n\n{Press}", await ListLinkAsync(owner.Id, comments, ct)), ct);
        }
    }

    /// <summary>Reminds somebody, once a day however many comments wait.</summary>
    public async Task RemindAsync(WriteSession write, OwnerChoice owner, IReadOnlyList<Comment> comments, DateTime now, CancellationToken ct)
    {
        var late = comments.Count(c => c.DueUtc < now);
        var subject = comments.Count == 1 ? $"Reminder: a comment about '{comments[0].About()}' waits for your answer" : $"Reminder: {comments.Count} comments wait for your answer";
        var lead = late > 0 ? "The council has said by when comments are answered. That day has passed for what is marked late." : "The day by which the council answers is near.";
        await mailbox.AddAsync(db, write, new MailMessage(owner.Email, subject,
            $"{lead}\n\n{Lines(comments, now)}\n\nIf one is not yours, say so on its page.\n\n{Press}", await ListLinkAsync(owner.Id, comments, ct)), ct);
    }

    /// <summary>Tells officers that comments were not answered in spite of a reminder.</summary>
    public async Task EscalatedAsync(WriteSession write, OwnerChoice officer, string ownerName, IReadOnlyList<Comment> comments, DateTime now, CancellationToken ct) =>
        await mailbox.AddAsync(db, write, new MailMessage(officer.Email, $"Not answered by {ownerName}: {Count(comments)}",
            $"{ownerName} was reminded and has not answered:\n\n{Lines(comments, now)}\n\nYou can answer, or give it to somebody else.", await ListLinkAsync(officer.Id, comments, ct)), ct);

    /// <summary>Tells the owner that an answer was sent back.</summary>
    public async Task ReturnedAsync(WriteSession write, RoutedOwner owner, Comment comment, CancellationToken ct)
    {
        if (EmailAddress.Refuse(owner.Email) is null)
        {
            await mailbox.AddAsync(db, write, new MailMessage(owner.Email, $"Sent back: your answer about '{comment.About()}'",
                $"Your answer to a comment about '{comment.About()}' was sent back to you. The note on its page says why.\n\nNothing that you wrote is lost. Open the page below and press the button: you are signed in, and on your answer.", await LinkAsync(owner.Id, comment, ct)), ct);
        }
    }

    /// <summary>Tells the owner that the sender took a comment back.</summary>
    public async Task TakenBackAsync(WriteSession write, string email, Comment comment, CancellationToken ct)
    {
        if (EmailAddress.Refuse(email) is null)
        {
            await mailbox.AddAsync(db, write, new MailMessage(email, $"Taken back: a comment about '{comment.About()}'",
                $"The sender took back the comment about '{comment.About()}' that the council received on {Day(comment.ReceivedUtc)}. There is nothing left to answer.",
                new MailLink("See your comments", "admin/answers")), ct);
        }
    }

    /// <summary>Asks somebody to read an answer.</summary>
    public async Task ToApproveAsync(WriteSession write, OwnerChoice approver, Comment comment, string responseId, string author, int count, CancellationToken ct) =>
        await mailbox.AddAsync(db, write, new MailMessage(approver.Email, $"To approve: an answer about '{comment.About()}'",
            $"{author} has answered {(count == 1 ? "a comment" : $"{count} comments")} about '{comment.About()}'. Read the answer, and approve it or send it back with a note.",
            await links.AddAsync(approver.Id, "Read the answer", $"admin/answers/approve/{Uri.EscapeDataString(responseId)}", ct)), ct);

    private Task<MailLink> LinkAsync(string personId, Comment comment, CancellationToken ct) =>
        links.AddAsync(personId, "Answer the comment", $"admin/answers/{Uri.EscapeDataString(comment.CommentId)}", ct);

    private Task<MailLink> ListLinkAsync(string personId, IReadOnlyList<Comment> comments, CancellationToken ct) =>
        comments.Count == 1 ? LinkAsync(personId, comments[0], ct) : links.AddAsync(personId, "See the comments", "admin/answers", ct);

    private async Task<string> WhyAsync(RoutedOwner owner, CancellationToken ct)
    {
        if (owner.InsteadOfId is not { } id)
        {
            return owner.Because;
        }

        var away = await (from absence in db.Set<Away>().AsNoTracking().Where(a => a.PersonId == id)
                          join person in db.People on absence.PersonId equals person.Id
                          select new { person.Name, absence.Until }).FirstOrDefaultAsync(ct);
        return away is null ? owner.Because : $"You get it because you stand in for {away.Name}, who is away until {LocalTime.Day(away.Until)}.";
    }

    private string Lines(IReadOnlyList<Comment> comments, DateTime? now = null) =>
        string.Join('\n', comments.Take(MostListed).Select(c => $"{c.About()}: received {Day(c.ReceivedUtc)}{(c.DueUtc is { } due ? $", answer by {Day(due)}{(due < now ? " (late)" : "")}" : "")}"))
        + (comments.Count > MostListed ? $"\nand {comments.Count - MostListed} more" : "");

    private string Due(Comment comment) => comment.DueUtc is { } due ? $" Please answer it by {Day(due)}." : "";

    private string Day(DateTime utc) => LocalTime.Day(CouncilDay.Of(db.Tenant, utc));

    private static string Count(IReadOnlyList<Comment> comments) => comments.Count == 1 ? "1 comment" : $"{comments.Count} comments";

    private static string Quoted(string? news) => news is null ? "" : $"\n\n{news}";
}
