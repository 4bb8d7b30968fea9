using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Schools.Reports;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Portal;

/// <summary>What somebody wrote about one thing.</summary>
/// <param name="Field">Which: <c>Item03b</c>, <c>WhoWasInvolved</c>.</param>
/// <param name="Text">Markdown.</param>
/// <param name="Base"><see cref="ReportDrafts.MarkOf"/> of the text that they began with; null when it does not matter what is there now.</param>
internal sealed record AnswerChange(string Field, string Text, string? Base);

/// <summary>An answer that somebody else has changed meanwhile.</summary>
/// <param name="Field">Which.</param>
/// <param name="Theirs">What is there now.</param>
internal sealed record AnswerConflict(string Field, string Theirs);

/// <summary>How a save went.</summary>
/// <param name="Report">The report after it.</param>
/// <param name="Conflicts">What others changed meanwhile; nothing was saved unless it is empty.</param>
/// <param name="By">Who saved the newest version; empty when nobody did.</param>
internal sealed record AnswersSaved(SchoolReport Report, IReadOnlyList<AnswerConflict> Conflicts, string By);

/// <summary>Opens a school's report for the school year of today, and saves answers into its draft. The first save makes the draft: under its school, at the
/// school's address. Two people who write about different things never stand in each other's way.</summary>
internal sealed class ReportDrafts(CmsDbContext db, SaveDraft save, TimeProvider clock)
{
    /// <summary>The part of a report that holds its answers.</summary>
    public const string PartName = "SenInformationReportPart";
    private const int Attempts = 5;
    private static readonly string[] AsTheSchool = ["TopicsPart", "AudiencePart", "ContactPart"];

    /// <summary>The day in the council.</summary>
    public DateOnly Today => CouncilDay.Of(db.Tenant, clock.GetUtcNow().UtcDateTime);

    /// <summary>Opens it; null when there is no such school. Two queries.</summary>
    public async Task<SchoolReport?> OpenAsync(string schoolId, CancellationToken ct)
    {
        var made = IdOf(schoolId);
        var school = await (
            from item in db.ContentItems.AsNoTracking().Where(i => i.ContentItemId == schoolId && i.ContentType == "School")
            join version in db.ContentVersions.AsNoTracking().Where(v => v.Latest) on item.ContentItemId equals version.ContentItemId
            from page in db.PublishedPages.Where(p => p.ContentItemId == item.ContentItemId).DefaultIfEmpty()
            from row in db.Schools().Where(s => s.ContentItemId == item.ContentItemId).DefaultIfEmpty()
            select new { version.DisplayText, version.Data, Path = (string?)page!.Path, ReportId = (string?)row!.ReportItemId }).FirstOrDefaultAsync(ct);
        if (school is null)
        {
            return null;
        }

        var id = school.ReportId ?? made;
        var versions = await (
            from version in db.ContentVersions.AsNoTracking().Where(v => v.ContentItemId == id && (v.Latest || v.Published))
            from review in db.VersionReviews.Where(r => r.ContentItemVersionId == version.ContentItemVersionId).DefaultIfEmpty()
            from asked in db.People.Where(p => p.Id == review!.SubmittedToId).DefaultIfEmpty()
            select new { version, review, Asked = (string?)asked!.Name, AskedEmail = asked!.Email }).ToListAsync(ct);
        var newest = versions.Find(v => v.version.Latest);
        var latest = newest?.version;
        return new()
        {
            SchoolId = schoolId,
            SchoolName = school.DisplayText,
            SchoolPath = school.Path ?? "",
            School = new ContentDocument("School", JsonText.Object(school.Data)),
            ReportId = id,
            Version = latest,
            Content = new ContentDocument(ReportStanding.ContentType, latest is null ? First(schoolId, school.DisplayText, school.Path, JsonText.Object(school.Data), Today) : JsonText.Object(latest.Data)),
            Review = newest?.review,
            Asked = newest?.Asked is { Length: > 0 } named ? named : newest?.AskedEmail,
            IsOnSite = versions.Exists(v => v.version.Published),
            Year = SchoolYear.StartOf(Today),
        };
    }

    /// <summary>What several schools say about one thing, by school. One query.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AnswersAsync(IReadOnlyList<Keepers.KeptSchool> schools, string field, CancellationToken ct)
    {
        var reports = schools.ToDictionary(s => s.Id, s => s.Row?.ReportItemId ?? IdOf(s.Id));
        var ids = reports.Values.ToList();
        var texts = await db.ContentVersions.AsNoTracking().Where(v => ids.Contains(v.ContentItemId) && v.Latest).ToDictionaryAsync(
            v => v.ContentItemId, v => new ContentDocument(ReportStanding.ContentType, JsonText.Object(v.Data)).Part(PartName).Markdown(field).Trim(), ct);
        return reports.ToDictionary(r => r.Key, r => texts.GetValueOrDefault(r.Value, ""));
    }

    /// <summary>Saves answers: all of them, or none when somebody else has changed one of them since it was opened. What others wrote elsewhere in the report stays.</summary>
    /// <exception cref="RefusedException">There is no such school, or the draft cannot be saved.</exception>
    public async Task<AnswersSaved> SaveAsync(string schoolId, IReadOnlyList<AnswerChange> answers, ChangeContext change, CancellationToken ct)
    {
        IReadOnlyList<AnswerConflict> conflicts = [];
        var report = await EditAsync(schoolId, open =>
        {
            conflicts = [.. answers.Where(a => a.Base is not null && MarkOf(open.Answer(a.Field)) != a.Base && open.Answer(a.Field) != Clean(a.Text))
                .Select(a => new AnswerConflict(a.Field, open.Answer(a.Field)))];
            return conflicts.Count > 0 ? null : content => answers.ToList().ForEach(a => SetMarkdown(PartOf(content, PartName), a.Field, a.Text));
        }, change, ct);
        return new(report, conflicts, report.Version?.Author ?? "");
    }

    /// <summary>Changes the report in its draft. What changes nothing makes no version.</summary>
    /// <param name="schoolId">The School.</param>
    /// <param name="edit">Looks at the report as it stands, and says how to change its content; null to leave it. Asked again when somebody else saves meanwhile.</param>
    /// <param name="change">Who changes it.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="RefusedException">There is no such school, or the draft cannot be saved.</exception>
    public async Task<SchoolReport> EditAsync(string schoolId, Func<SchoolReport, Action<JsonObject>?> edit, ChangeContext change, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var open = await OpenAsync(schoolId, ct) ?? throw new RefusedException([new("NoSuchSchool", "There is no such school. It may have been removed.")]);
            if (edit(open) is not { } set)
            {
                return open;
            }

            var content = (JsonObject)open.Content.Json.DeepClone();
            set(content);
            if (open.Version is not null && JsonNode.DeepEquals(content, open.Content.Json))
            {
                return open;
            }

            Begin(open, PartOf(content, PartName));
            if (open.Version is null && await db.SchoolKeepers().AnyAsync(k => k.SchoolId == schoolId && k.PersonId == change.AuthorId, ct))
            {
                SetText(PartOf(content, "OwnerPart"), "Person", change.AuthorId!);
            }

            try
            {
                await save.ExecuteAsync(new DraftOptions(open.ReportId, ReportStanding.ContentType, Title(content, open), content) { Base = new(open.Version?.Data) }, change, ct);
                return (await OpenAsync(schoolId, ct))!;
            }
            catch (RefusedException refused) when (attempt < Attempts && refused.Refusals.Any(r => r.Code == DraftBase.ChangedMeanwhile))
            {
                // Somebody saved another part of the report between reading and writing: begin with theirs.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Stands for a text in a form, so that a save can tell whether somebody else has changed it meanwhile.</summary>
    public static string MarkOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Clean(text))).AsSpan(0, 8));

    /// <summary>The item that the first save makes for a school: one, whoever presses first.</summary>
    public static string IdOf(string schoolId) => ContentIds.FromName($"sen-information-report:{schoolId}");

    /// <summary>Sets a text of the part.</summary>
    public static void SetMarkdown(JsonObject part, string field, string text) => part[field] = new JsonObject { ["Markdown"] = Clean(text) is { Length: > 0 } clean ? clean + "\n" : "" };

    /// <summary>Sets a day of the part.</summary>
    public static void SetDay(JsonObject part, string field, DateOnly day) =>
        part[field] = new JsonObject { ["Value"] = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) };

    /// <summary>Sets a line of the part.</summary>
    public static void SetText(JsonObject part, string field, string text) => part[field] = new JsonObject { ["Text"] = text.Trim() };

    /// <summary>Sets how many months lie between two reviews: 12 at the most.</summary>
    public static void SetCycle(JsonObject content, int months) =>
        PartOf(content, "ReviewPart")["CycleMonths"] = new JsonObject { ["Value"] = Math.Clamp(months, 1, ContentFacts.UsualCycle) };

    private static string Clean(string text) => text.ReplaceLineEndings("\n").Trim();

    /// <summary>A draft that is begun in a new school year is about that year.</summary>
    private static void Begin(SchoolReport open, JsonObject part)
    {
        if (!open.HasDraft && (open.ReportYear ?? 0) < open.Year)
        {
            SetText(part, "SchoolYear", SchoolYear.Words(open.Year));
        }
    }

    private static string Title(JsonObject content, SchoolReport open) =>
        JsonText.String((content["TitlePart"] as JsonObject)?["Title"]) is { Length: > 0 } title ? title : TitleOf(open.SchoolName);

    private static string TitleOf(string school) => $"{school}: SEN information report";

    /// <summary>What the first save begins with: under its school, about its topics, with its contact.</summary>
    private static JsonObject First(string schoolId, string name, string? path, JsonObject school, DateOnly today)
    {
        var content = new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = TitleOf(name) },
            ["AutoroutePart"] = new JsonObject { ["Path"] = path is { Length: > 0 } ? $"{path}/sen-information-report" : "" },
            ["SummaryPart"] = new JsonObject { ["Summary"] = new JsonObject { ["Text"] = $"How {name} finds out what your child needs, who helps, and how you take part." } },
            [PartName] = new JsonObject
            {
                ["School"] = new JsonObject { ["ContentItemIds"] = new JsonArray(schoolId) },
                ["SchoolYear"] = new JsonObject { ["Text"] = SchoolYear.Words(SchoolYear.StartOf(today)) },
            },
            ["ListedPart"] = new JsonObject { ["Parents"] = new JsonObject { ["ContentItemIds"] = new JsonArray(schoolId) } },
            ["OwnerPart"] = new JsonObject { ["Team"] = new JsonObject { ["Text"] = name } },
        };
        SetDay(PartOf(content, "ReviewPart"), "ReviewDue", today.AddMonths(ContentFacts.UsualCycle));
        foreach (var part in AsTheSchool)
        {
            if (school[part] is JsonObject own)
            {
                content[part] = own.DeepClone();
            }
        }

        return content;
    }

    /// <summary>A part of some content, made when it is not there.</summary>
    public static JsonObject PartOf(JsonObject content, string name)
    {
        if (content[name] is not JsonObject part)
        {
            content[name] = part = [];
        }

        return part;
    }
}
