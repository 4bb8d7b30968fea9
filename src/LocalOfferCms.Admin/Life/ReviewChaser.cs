using LocalOfferCms.Core;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Ui;
using LocalOfferCms.Workflows;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Admin.Life;

/// <summary>Reminds the owners of pages whose review is due: thirty days before, on the day, then every week. One message a person and day, however many
/// pages it is about; each step of each page is written down with the message, so it is taken once, whatever happens in between.</summary>
internal sealed class ReviewChaser(CmsDbContext db, Owners owners, Mailbox mailbox, MagicLinks links, WorkflowEvents events, IEnumerable<IReviewRoute> routes, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "content.chase";
    private const int DaysBefore = 30;

    public string Kind => JobKind;

    public async Task HandleAsync(string payload, CancellationToken ct)
    {
        var today = CouncilDay.Of(db.Tenant, clock.GetUtcNow().UtcDateTime);
        var soon = today.AddDays(DaysBefore);
        var chasedElsewhere = routes.Select(r => r.ContentType).ToList();
        var due = await db.ContentSummaries.AsNoTracking().Where(s => s.IsPublished && s.ReviewDue <= soon && !chasedElsewhere.Contains(s.ContentType)).OrderBy(s => s.ReviewDue).ThenBy(s => s.ContentItemId)
            .Select(s => new DuePage(s.ContentItemId, s.Title, s.Owner, s.OwnerId, s.ReviewDue!.Value)).ToListAsync(ct);
        var people = await owners.ListAsync(ct);
        foreach (var ofOne in due.GroupBy(page => Owners.Match(people, page.OwnerId, page.Owner)).Where(g => g.Key is not null))
        {
            await RemindAsync(ofOne.Key!, [.. ofOne], today, ct);
        }
    }

    /// <summary>The step that a review is at: 0 before the day, 1 from the day on, and one more every week.</summary>
    internal static int StepOf(DateOnly due, DateOnly today) => due > today ? 0 : 1 + ((today.DayNumber - due.DayNumber) / 7);

    private async Task RemindAsync(OwnerChoice owner, List<DuePage> pages, DateOnly today, CancellationToken ct)
    {
        if (EmailAddress.Refuse(owner.Email) is not null)
        {
            return;
        }

        await using var write = await db.BeginWriteAsync(ct);
        var ids = pages.Select(p => p.Id).ToList();
        var taken = (await db.ReviewReminders.AsNoTracking().Where(r => ids.Contains(r.ContentItemId)).ToListAsync(ct))
            .Select(r => (r.ContentItemId, r.ReviewDue, r.Step)).ToHashSet();
        var open = pages.Where(p => !taken.Contains((p.Id, p.Due, StepOf(p.Due, today)))).ToList();
        if (open.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        db.ReviewReminders.AddRange(open.Select(p => new ReviewReminder { ContentItemId = p.Id, ReviewDue = p.Due, Step = StepOf(p.Due, today), SentUtc = now }));
        await mailbox.AddAsync(db, write, await MessageAsync(owner, open, today, ct), ct);
        foreach (var page in open.Where(p => p.Due <= today && !taken.Any(t => t.ContentItemId == p.Id && t.ReviewDue == p.Due && t.Step > 0)))
        {
            // The day has come: what happens when nobody reviews it is the workflow's.
            await events.RaiseAsync(db, write, new("PageReviewDueEvent", page.Id), ct);
        }

        CrashPoints.Pass("chase:before-commit");
        await write.CommitAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>The link signs its reader in by a button, for a day; after that the page asks them to sign in.</summary>
    private async Task<MailMessage> MessageAsync(OwnerChoice owner, List<DuePage> pages, DateOnly today, CancellationToken ct)
    {
        var lines = pages.Select(p => $"{p.Title}: {(p.Due > today ? "due" : "was due")} on {LocalTime.Day(p.Due)}");
        return pages.Count == 1
            ? new(owner.Email, $"Is '{pages[0].Title}' still right?",
                $"You look after this page:\n\n{lines.First()}\n\nRead it, and say with one button that it is still right, or change it.",
                await links.AddAsync(owner.Id, "Look at the page", $"admin/content/{Uri.EscapeDataString(pages[0].Id)}/review", ct))
            : new(owner.Email, $"Are these {pages.Count} pages still right?",
                $"You look after these pages:\n\n{string.Join('\n', lines)}\n\nRead them, and say with one button for each that it is still right, or change it.",
                await links.AddAsync(owner.Id, "Look at the pages", "admin", ct));
    }

    private sealed record DuePage(string Id, string Title, string Owner, string? OwnerId, DateOnly Due);
}
