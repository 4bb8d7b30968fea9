using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Ui;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Requests;

/// <summary>Writes to whoever asked and to those who answer, in the caller's transaction. Officers' mail never says what was written.</summary>
internal sealed class RequestMail(CmsDbContext db, Mailbox mailbox, RoleCatalogue roles, LocalTime local)
{
    private const int MostOfficers = 20;

    /// <summary>Tells the sender that it came.</summary>
    /// <returns>Whether there was an address to write to.</returns>
    public async Task<bool> AcknowledgeAsync(WriteSession write, FormRequest request, CancellationToken ct)
    {
        var by = LocalTime.LongDay(DateOnly.FromDateTime(local.FromUtc(request.DueUtc)));
        var next = request.Kind == RequestKind.DataComplaint
            ? "We look into it without needless delay, and tell you what we found."
            : $"We mean to send it to you by {by}.";
        return await SendAsync(write, await AddressAsync(request, ct), $"We have your request {request.Reference}",
            $"Thank you. We have what you sent.\n\nYour reference is {request.Reference}. Quote it when you write or call.\n\n{next}", ct);
    }

    /// <summary>Tells the sender the answer.</summary>
    public async Task<bool> TellAsync(WriteSession write, FormRequest request, string? address, CancellationToken ct)
    {
        var kept = request.KeptReason.Length > 0 ? $"\n\nWhat we keep, and why:\n{request.KeptReason}" : "";
        var further = request.Kind == RequestKind.Format ? "" : "\n\nIf you are not happy with this answer, you can complain to us about how we use your data, and you can take it to the Information Commissioner.";
        return await SendAsync(write, address, $"Our answer to your request {request.Reference}", $"{request.Answer}{kept}{further}", ct);
    }

    /// <summary>The address that the sender of a form gave.</summary>
    public Task<string?> AddressAsync(FormRequest request, CancellationToken ct) =>
        db.Set<RequestContact>().Where(c => c.RequestId == request.RequestId).Select(c => c.Email).FirstOrDefaultAsync(ct);

    /// <summary>Tells officers that a request waits. Those who may know of it: one about a comment that is held goes to the safeguarding lead alone.</summary>
    public async Task AlertAsync(WriteSession write, FormRequest request, bool isReminder, CancellationToken ct)
    {
        var held = request.CommentId is { } id && await db.Set<Comment>().AnyAsync(c => c.CommentId == id && (c.Safety == CommentSafety.Held || c.Safety == CommentSafety.Confirmed), ct);
        await AlertAsync(write, request, held ? Permissions.ReadSealed : Permissions.HandleRequests, isReminder ? "Still to be answered" : "To be answered", ct);
    }

    /// <summary>Tells those who run the site that a request has waited too long.</summary>
    public Task EscalateAsync(WriteSession write, FormRequest request, CancellationToken ct) => AlertAsync(write, request, null, "Not answered in time", ct);

    private async Task AlertAsync(WriteSession write, FormRequest request, string? permission, string subject, CancellationToken ct)
    {
        var due = LocalTime.LongDay(DateOnly.FromDateTime(local.FromUtc(request.DueUtc)));
        foreach (var address in await OfficersAsync(permission, ct))
        {
            await mailbox.AddAsync(db, write, new MailMessage(address, $"{subject}: {request.Reference}",
                $"{RequestWords.Of(request.Kind)}, reference {request.Reference}. It is due on {due}.\n\nWhat was written is not in this message. Sign in to read it.",
                new MailLink("See the request", $"admin/requests/{request.RequestId}")), ct);
        }
    }

    /// <summary>Those who have a permission; administrators where nobody else has, or none is named.</summary>
    private async Task<List<string>> OfficersAsync(string? permission, CancellationToken ct)
    {
        var named = (await roles.ListAsync(ct)).Where(r => r.Name != Roles.Administrator && permission is not null && r.Permissions.Contains(permission)).Select(r => r.Name).ToList();
        var addresses = await AddressesAsync(named, ct);
        return addresses.Count > 0 ? addresses : await AddressesAsync([Roles.Administrator], ct);
    }

    private async Task<List<string>> AddressesAsync(List<string> names, CancellationToken ct) =>
        [.. (await db.People.AsNoTracking()
            .Where(p => p.DisabledUtc == null && p.Email != null && db.PersonRoles.Any(r => r.PersonId == p.Id && r.Topic == "" && names.Contains(r.Role)))
            .OrderBy(p => p.Id).Select(p => p.Email!).Take(MostOfficers).ToListAsync(ct)).Where(a => EmailAddress.Refuse(a) is null)];

    private async Task<bool> SendAsync(WriteSession write, string? address, string subject, string text, CancellationToken ct)
    {
        if (address is null || EmailAddress.Refuse(address) is not null)
        {
            return false;
        }

        await mailbox.AddAsync(db, write, new MailMessage(address, subject, text), ct);
        return true;
    }
}
