using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Structure;
using LocalOfferCms.Schools.Reports;
using LocalOfferCms.Ui;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Board;

/// <summary>What is sent to whom.</summary>
/// <param name="RoundId">The round, made when the message was first shown: sent once, however often the button is pressed.</param>
/// <param name="Schools">The schools that were shown.</param>
/// <param name="Subject">The subject, with placeholders.</param>
/// <param name="Text">The message, with placeholders.</param>
/// <param name="Again">Whether schools that were asked lately are asked again.</param>
/// <param name="KeepWords">Whether the next round begins with these words.</param>
internal sealed record ChaseOptions(string RoundId, IReadOnlyCollection<string> Schools, string? Subject, string? Text, bool Again, bool KeepWords);

/// <summary>Asks schools for their reports: messages, who was asked when, and the audit commit together.</summary>
internal sealed class SendChase(CmsDbContext db, ChasePlans plans, Mailbox mailbox, MagicLinks links, SaveSettings settings, SiteSnapshots snapshots, LocalTime local)
{
    private const int LongestSubject = 150;
    private const int LongestText = 5000;

    /// <summary>Sends. What has been sent already is not sent again.</summary>
    /// <returns>How many schools are asked, by how many messages.</returns>
    /// <exception cref="RefusedException">The words cannot be sent, or nobody would get them.</exception>
    public async Task<(int Schools, int Messages)> ExecuteAsync(ChaseOptions options, ChangeContext change, CancellationToken ct)
    {
        if (Refusals(options) is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }

        var sent = await SendAsync(options, change, ct);
        if (options.KeepWords)
        {
            var words = new JsonObject { [nameof(ChaseSettings.Subject)] = options.Subject!.Trim(), [nameof(ChaseSettings.Text)] = options.Text!.Trim() };
            await settings.ExecuteAsync(ChaseSettings.Document, words, "SchoolChaseChanged", change, ct);
        }

        return sent;
    }

    /// <summary>What a text says to somebody.</summary>
    public string Filled(string text, SiteSnapshot site, IEnumerable<ChaseLine> schools) => text
        .Replace(ChasePlaceholders.Schools, string.Join('\n', schools.Select(s => s.Words)), StringComparison.Ordinal)
        .Replace(ChasePlaceholders.Site, site.SiteName, StringComparison.Ordinal)
        .Replace(ChasePlaceholders.Year, SchoolYear.Words(SchoolYear.StartOf(local.Today)), StringComparison.Ordinal);

    /// <summary>Why the words cannot be sent; empty when they can.</summary>
    public static IReadOnlyList<Refusal> Refusals(ChaseOptions options)
    {
        var (subject, text) = ((options.Subject ?? "").Trim(), (options.Text ?? "").Trim());
        return
        [
            .. If(subject.Length is 0 or > LongestSubject || subject.Any(char.IsControl), nameof(options.Subject), $"Write a subject of one line, in {LongestSubject} characters at most."),
            .. If(subject.Contains(ChasePlaceholders.Schools, StringComparison.Ordinal), nameof(options.Subject), $"{ChasePlaceholders.Schools} is several lines: use it in the message only."),
            .. If(text.Length is 0 or > LongestText, nameof(options.Text), $"Write the message, in {LongestText:N0} characters at most."),
            .. If(text.Length > 0 && !text.Contains(ChasePlaceholders.Schools, StringComparison.Ordinal), nameof(options.Text), $"Keep {ChasePlaceholders.Schools} in the message: there it names the schools, and says what is asked."),
            .. ChasePlaceholders.Unknown(subject).Select(p => new Refusal(nameof(options.Subject), $"{p} stands for nothing. Use {string.Join(", ", ChasePlaceholders.All)}.")),
            .. ChasePlaceholders.Unknown(text).Select(p => new Refusal(nameof(options.Text), $"{p} stands for nothing. Use {string.Join(", ", ChasePlaceholders.All)}.")),
        ];
    }

    private async Task<(int Schools, int Messages)> SendAsync(ChaseOptions options, ChangeContext change, CancellationToken ct)
    {
        var site = await snapshots.GetAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        var before = await db.SchoolChases().AsNoTracking().Where(c => c.RoundId == options.RoundId).Select(c => c.SentTo).ToListAsync(ct);
        if (before.Count > 0)
        {
            return (before.Count, 0);
        }

        var plan = await plans.OfAsync(options.Schools, options.Again, ct);
        if (plan.Messages.Count == 0)
        {
            throw new RefusedException([new("NobodyToAsk", "None of these schools would get the message.")]);
        }

        foreach (var (to, schools) in plan.Messages)
        {
            await mailbox.AddAsync(db, write, await MessageAsync(options, site, to, schools, ct), ct);
        }

        foreach (var line in plan.Of(ChaseFate.Written))
        {
            db.SchoolChases().Add(new SchoolChase
            {
                ChaseId = ContentIds.New(change.Now), RoundId = options.RoundId, SchoolId = line.Id, SentUtc = change.Now, State = line.Standing.State,
                SentBy = Cut(change.Author, SchoolChase.NameLength), SentTo = Cut(string.Join("; ", line.To.Select(t => t.Words)), SchoolChase.ToLength),
            });
            AuditLog.Add(db, change, "SchoolChased", "ContentItem", line.Id, line.Name);
        }

        await write.CommitAsync(ct);
        return (plan.Of(ChaseFate.Written).Count(), plan.Messages.Count);
    }

    private async Task<MailMessage> MessageAsync(ChaseOptions options, SiteSnapshot site, ChaseReceiver to, IReadOnlyList<ChaseLine> schools, CancellationToken ct)
    {
        var link = to.PersonId is { } person
            ? await links.AddAsync(person, "Look after your report", "admin/my-schools", ct)
            : new MailLink("What families find", "schools");
        return new(to.Email, Filled(options.Subject!.Trim(), site, schools), Filled(options.Text!.Trim(), site, schools).ReplaceLineEndings("\n"), link);
    }

    private static IEnumerable<Refusal> If(bool holds, string field, string words) => holds ? [new(field, words)] : [];

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
