using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Core.People;
using LocalOfferCms.Schools.Register;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Schools.Corrections;

/// <summary>A school whose facts somebody may correct.</summary>
internal sealed record CorrectableSchool(string Id, string Title, string? Path, SchoolRecord Record);

/// <summary>Says that the register is wrong about a school, or right after all: on the site at once, in an open draft too, audited, and with one message to the council.</summary>
internal sealed class CorrectFacts(CmsDbContext db, CorrectRecord records, CurrentPerson current, OwnerRouting routing, Mailbox mailbox)
{
    /// <summary>The longest note taken.</summary>
    public const int LongestNote = 500;

    /// <summary>The school, when the person who is signed in keeps it, owns it or looks after all schools; null else, as if it were not there. One query.</summary>
    public async Task<CorrectableSchool?> FindAsync(string schoolId, CancellationToken ct)
    {
        var found = await (
            from school in db.ContentSummaries.AsNoTracking().Where(s => s.ContentItemId == schoolId && s.ContentType == "School")
            join version in db.ContentVersions.AsNoTracking().Where(v => v.Published || v.Latest) on school.ContentItemId equals version.ContentItemId
            orderby version.Published descending
            select new
            {
                school.Title, school.OwnerId, version.Data,
                IsKeeper = db.SchoolKeepers().Any(k => k.SchoolId == schoolId && k.PersonId == current.Id),
                Path = db.PublishedPages.Where(p => p.ContentItemId == schoolId).Select(p => p.Path).FirstOrDefault(),
            }).FirstOrDefaultAsync(ct);
        return found is not null && (found.IsKeeper || current.Has(Permissions.ManageSchools) || (found.OwnerId == current.Id && current.Can(Permissions.EditContent, "School", found.OwnerId)))
            ? new(schoolId, found.Title, found.Path, SchoolRecord.Of(new ContentDocument("School", JsonText.Object(found.Data)))) : null;
    }

    /// <summary>Why a correction cannot be taken; empty when it can.</summary>
    public static IReadOnlyList<Refusal> Refusals(SchoolRecord record, CorrectableFact fact, string value, string note) =>
    [
        .. fact.Refuse(value) is { } refusal ? [refusal] : fact.Same(value, record.Registered(fact.Name)) ? new[] { new Refusal("ValueSame", "The register says that already.") } : [],
        .. note.Length switch
        {
            0 => [new("NoteMissing", "Say how you know, such as: The new wing opened in September.")],
            > LongestNote => [new("NoteTooLong", $"How you know must be {LongestNote} characters or fewer.")],
            _ => Array.Empty<Refusal>(),
        },
    ];

    /// <summary>Writes a correction.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task CorrectAsync(CorrectableSchool school, CorrectableFact fact, string value, string note, CancellationToken ct)
    {
        if (Refusals(school.Record, fact, value, note) is { Count: > 0 } refusals)
        {
            throw new RefusedException(refusals);
        }

        var change = current.Change($"Where the national register is wrong: {fact.Label}.");
        var correction = new SchoolCorrection(ContentIds.New(change.Now), fact, value, note, current.Name, CouncilDay.Of(db.Tenant, change.Now));
        await using var write = await db.BeginWriteAsync(ct);
        await records.ApplyAsync(write, school.Id, content => SchoolCorrections.Set(content, correction), change, CorrectionWords.Corrected, ct);
        await TellAsync(write, school, correction, ct);
        await write.CommitAsync(ct);
    }

    /// <summary>Takes a correction back: what the register says holds again.</summary>
    public async Task TakeBackAsync(CorrectableSchool school, CorrectableFact fact, CancellationToken ct)
    {
        if (school.Record[fact.Name].Origin != FactOrigin.Correction)
        {
            return;
        }

        var change = current.Change($"The national register is right after all: {fact.Label}.");
        await using var write = await db.BeginWriteAsync(ct);
        await records.ApplyAsync(write, school.Id, content => SchoolCorrections.Remove(content, fact.Name), change, CorrectionWords.TakenBack, ct);
        await write.CommitAsync(ct);
    }

    /// <summary>Tells whoever looks after schools in the council, when it was not somebody of theirs who corrected it.</summary>
    private async Task TellAsync(WriteSession write, CorrectableSchool school, SchoolCorrection correction, CancellationToken ct)
    {
        if (current.Has(Permissions.ManageSchools))
        {
            return;
        }

        var owner = await routing.FindAsync(new OwnerSubject(school.Id, null), Permissions.ManageSchools, current.Id, ct);
        var address = owner?.Email ?? (await routing.ListAsync(Permissions.ManageSchools, ct)).FirstOrDefault()?.Email;
        if (address is null || EmailAddress.Refuse(address) is not null)
        {
            return;
        }

        var registered = school.Record.Registered(correction.Fact.Name);
        await mailbox.AddAsync(db, write, new MailMessage(address, $"{school.Title} corrects the national register: {correction.Fact.Label}",
            $"{current.Name} says that the national register is wrong about {school.Title}.\n\n"
            + $"{correction.Fact.Label}\nThe register: {(registered.Length > 0 ? correction.Fact.Words(registered) : "nothing")}\nThe school: {correction.Fact.Words(correction.Value)}\nHow the school knows: {correction.Note}\n\n"
            + "The school's page shows both, with the note. You need not do anything, unless you know better. The correction goes by itself once the register says the same.",
            new MailLink("See the facts of this school", $"admin/schools/{Uri.EscapeDataString(school.Id)}/facts")), ct);
    }
}

/// <summary>What the audit says about corrections.</summary>
internal sealed class CorrectionWords : IAuditWords
{
    public const string Corrected = "SchoolFactCorrected";
    public const string TakenBack = "SchoolCorrectionTakenBack";

    public IReadOnlyDictionary<string, string> Sentences { get; } = new Dictionary<string, string>
    {
        [Corrected] = "{who} said that the national register is wrong about {what}",
        [TakenBack] = "{who} took back a correction of the national register about {what}",
    };
}

/// <summary>Registers corrections.</summary>
internal static class CorrectionServices
{
    public static void AddSchoolCorrections(this IServiceCollection services)
    {
        services.AddScoped<CorrectFacts>();
        services.AddSingleton<IAuditWords, CorrectionWords>();
    }
}
