using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Workflows.Activities;

/// <summary>Sends a message as plain text, through the outbox: the step and its one message commit together.</summary>
internal sealed class EmailTask(Mailbox mailbox) : WorkflowTask
{
    private static readonly string[] NotSupported = ["Cc", "Bcc"];

    public override string Name => "EmailTask";
    public override string Title => "Send an email";

    public override string? Refuse(JsonObject properties) =>
        string.IsNullOrWhiteSpace(To(properties)) ? "It has no Recipients."
        : string.IsNullOrWhiteSpace(Placeholders.Text(properties, "Subject")) ? "It has no Subject."
        : string.IsNullOrWhiteSpace(Body(properties)) ? "It has no text."
        : NotSupported.FirstOrDefault(name => !string.IsNullOrWhiteSpace(Placeholders.Text(properties, name))) is { } copy ? $"{copy} is not supported: each recipient has a message of their own."
        : Workflows.Types.WorkflowDefinition.Flag(properties, "IsHtmlBody") ? "Its text is HTML, and mail is sent as plain text here."
        : null;

    public override async Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct)
    {
        var recipients = (To(context.Properties) ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (recipients.Length == 0)
        {
            throw new WorkflowFaultException("There is nobody to send it to.");
        }

        foreach (var to in recipients.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            await mailbox.AddAsync(context.Db, context.Write, new MailMessage(to, Placeholders.Text(context.Properties, "Subject")!, Body(context.Properties)!), ct);
        }

        return ActivityResult.Done();
    }

    private static string? To(JsonObject properties) => Placeholders.Text(properties, "Recipients", "To");

    private static string? Body(JsonObject properties) => Placeholders.Text(properties, "Text", "TextBody", "Body");
}

/// <summary>Writes to whoever owns the page that it is about; nobody is written to when it has no owner who can sign in.</summary>
internal sealed class NotifyContentOwnerTask(Mailbox mailbox) : WorkflowTask
{
    private const string Failed = "Failed";

    public override string Name => "NotifyContentOwnerTask";
    public override string Title => "Write to the page's owner";

    public override IReadOnlyList<string> Outcomes(JsonObject properties) => ["Done", Failed];

    public override async Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct)
    {
        var page = await context.Db.ContentSummaries.AsNoTracking().Where(s => s.ContentItemId == context.CorrelationId)
            .Select(s => new { s.Title, Email = context.Db.People.Where(p => p.Id == s.OwnerId && p.DisabledUtc == null).Select(p => p.Email).FirstOrDefault() })
            .FirstOrDefaultAsync(ct);
        if (page?.Email is not { } to || EmailAddress.Refuse(to) is not null)
        {
            return ActivityResult.Done(Failed);
        }

        var subject = Placeholders.Text(context.Properties, "Subject") is { Length: > 0 } given ? given : $"About '{page.Title}'";
        var text = Placeholders.Text(context.Properties, "Text", "TextBody", "Summary") is { Length: > 0 } body ? body : $"Something happened to '{page.Title}', which you look after.";
        await mailbox.AddAsync(context.Db, context.Write, new MailMessage(to, subject, text, new MailLink("See it", $"admin/content/{Uri.EscapeDataString(context.CorrelationId)}")), ct);
        return ActivityResult.Done();
    }
}

/// <summary>Writes to everybody whose role allows something (<c>Permission</c>), each a message of their own; where nobody's does, to the administrators.</summary>
internal sealed class NotifyPeopleTask(Mailbox mailbox) : WorkflowTask
{
    private const int Most = 50;
    private const string Nobody = "Nobody";

    public override string Name => "NotifyPeopleTask";
    public override string Title => "Write to the people in charge";

    public override IReadOnlyList<string> Outcomes(JsonObject properties) => ["Done", Nobody];

    public override string? Refuse(JsonObject properties) =>
        JsonText.String(properties["Permission"]) is not { } permission || !Permissions.Words.ContainsKey(permission) ? "It has no Permission, or one that there is not."
        : Placeholders.Text(properties, "Subject") is not { Length: > 0 } || Placeholders.Text(properties, "Text") is not { Length: > 0 } ? "It has no Subject or no Text."
        : null;

    public override async Task<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken ct)
    {
        var (subject, text) = (Placeholders.Text(context.Properties, "Subject")!, Placeholders.Text(context.Properties, "Text")!);
        MailLink[] links = JsonText.String(context.Properties["Link"]) is { Length: > 0 } path ? [new("See it", path)] : [];
        var addresses = await AddressesAsync(context.Db, JsonText.String(context.Properties["Permission"])!, ct);
        foreach (var address in addresses.Where(a => EmailAddress.Refuse(a) is null))
        {
            await mailbox.AddAsync(context.Db, context.Write, new MailMessage(address, subject, text, links), ct);
        }

        return ActivityResult.Done(addresses.Count > 0 ? "Done" : Nobody);
    }

    private static async Task<List<string>> AddressesAsync(CmsDbContext db, string permission, CancellationToken ct)
    {
        var documents = await db.SiteDocuments.AsNoTracking().Where(d => d.Kind == "Role").Select(d => new { d.Name, d.Data }).ToListAsync(ct);
        var roles = documents.Where(r => JsonText.Strings(JsonText.Object(r.Data)["Permissions"]).Contains(permission)).Select(r => r.Name)
            .Where(r => r != Roles.Administrator).ToList();
        var others = db.PersonRoles.Where(r => roles.Contains(r.Role) && r.Topic == "");
        return await db.People.Where(p => p.DisabledUtc == null && p.Email != null && (others.Any(r => r.PersonId == p.Id)
                || (!others.Any() && db.PersonRoles.Any(r => r.Role == Roles.Administrator && r.Topic == "" && r.PersonId == p.Id))))
            .OrderBy(p => p.Id).Select(p => p.Email!).Take(Most).ToListAsync(ct);
    }
}
