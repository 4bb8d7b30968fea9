using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Admin.Life;

/// <summary>Makes the move that somebody pressed the button of, and says what was done.</summary>
internal sealed class MoveMaker(
    CmsDbContext db, CurrentPerson current, SubmitContent submit, ReturnContent sendBack, ApproveContent approve, PublishContent publish, ScheduleContent schedule,
    UnscheduleContent unschedule, WithdrawContent withdraw, ArchiveContent archive, RollOverContent rollOver, DeleteContent delete, ChangeKeeper keeper, Owners owners)
{
    /// <summary>Makes it.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task<string> MakeAsync(LifeMove move, ItemView item, MoveInput input, CancellationToken ct)
    {
        var change = current.Change(string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim());
        switch (move.Name)
        {
            case LifeMove.Submit:
                await submit.ExecuteAsync(item.Id, current.Id, string.IsNullOrEmpty(input.To) ? null : input.To, change, ct);
                return $"'{item.Title}' was sent for review.";
            case LifeMove.Return:
                await sendBack.ExecuteAsync(item.Id, change, ct);
                return $"'{item.Title}' was sent back.";
            case LifeMove.Approve:
                await approve.ExecuteAsync(item.Id, change, ct, PassReason(item, input));
                return $"'{item.Title}' is approved.";
            case LifeMove.Publish:
                await publish.ExecuteAsync(item.Id, change, ct, PassReason(item, input));
                return $"'{item.Title}' is on the site.";
            case LifeMove.Schedule:
                await ScheduleAsync(item, input, change, ct);
                return $"The time is set for '{item.Title}'.";
            case LifeMove.Unschedule:
                await unschedule.ExecuteAsync(item.Id, change, ct);
                return $"'{item.Title}' does not go on the site by itself.";
            case LifeMove.Withdraw:
                await withdraw.ExecuteAsync(item.Id, change, ct, await ClosingAsync(input, ct));
                return $"'{item.Title}' is not on the site any more.";
            case LifeMove.Archive:
                await archive.ExecuteAsync(item.Id, change, ct);
                return $"'{item.Title}' is archived.";
            case LifeMove.RollOver:
                var blanked = await rollOver.ExecuteAsync(item.Id, change, ct);
                return blanked.Count == 0 ? "The draft is made. Nothing in it was dated." : $"The draft is made. Left blank: {string.Join(", ", blanked)}.";
            case LifeMove.Delete:
                await delete.ExecuteAsync(item.Id, input.Knows, item.State.Published is null ? null : await ClosingAsync(input, ct), change, ct);
                return $"'{item.Title}' is in the recycle bin for 30 days.";
            default:
                await KeepAsync(item, input, change, ct);
                return $"'{item.Title}' is changed.";
        }
    }

    /// <summary>Only who may approve may pass what the checks found.</summary>
    private static string? PassReason(ItemView item, MoveInput input) =>
        item.State.ToPass.Count == 0 || item.May(Permissions.ApproveContent) ? input.PassReason
        : throw new RefusedException([new("NotApprover", "Somebody who may approve has to pass what the checks found. Put it right, or send it for review.")]);

    private Task ScheduleAsync(ItemView item, MoveInput input, ChangeContext change, CancellationToken ct) =>
        input.When is { } when ? schedule.ExecuteAsync(item.Id, when, change, ct, PassReason(item, input))
        : throw new RefusedException([new("NoTime", "Give a day, such as 2026-09-01, and a time, such as 09:00.")]);

    private async Task<Closing?> ClosingAsync(MoveInput input, CancellationToken ct)
    {
        if (input.Place == "nothing")
        {
            return null;
        }

        var see = await SeeAsync(input.See, ct);
        return new Closing(input.Place == "notice" ? input.Notice ?? "" : "", see, input.Place == "redirect");
    }

    /// <summary>The page at an address that was typed or pasted.</summary>
    private async Task<string?> SeeAsync(string? address, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return null;
        }

        var path = ContentPath.Normalise(Uri.TryCreate(address.Trim(), UriKind.Absolute, out var whole) && whole.Scheme.StartsWith("http", StringComparison.Ordinal) ? whole.AbsolutePath : address);
        var prefix = db.Tenant.Prefix is { Length: > 0 } p && path.StartsWith(p + "/", StringComparison.Ordinal) ? path[(p.Length + 1)..] : path;
        return await db.PublishedPages.Where(page => page.Path == path || page.Path == prefix).Select(page => page.ContentItemId).FirstOrDefaultAsync(ct)
            ?? throw new RefusedException([new("NoSuchPage", $"There is no page at '{address.Trim()}' on the site. Copy the address of the page to see instead.")]);
    }

    private async Task KeepAsync(ItemView item, MoveInput input, ChangeContext change, CancellationToken ct)
    {
        var due = MoveInput.DateOf(input.ReviewDue);
        if (!string.IsNullOrWhiteSpace(input.ReviewDue) && due is null)
        {
            throw new RefusedException([new("NoDate", "The review date cannot be read. Give it like 2026-09-01.")]);
        }

        var person = string.IsNullOrEmpty(input.Owner) ? null : (await owners.ListAsync(ct)).FirstOrDefault(p => p.Id == input.Owner);
        var team = string.IsNullOrWhiteSpace(input.Team) ? person?.Name : input.Team.Trim();
        await keeper.ExecuteAsync(item.Id, new KeeperOptions(team, person?.Id, due), change, ct);
    }
}
