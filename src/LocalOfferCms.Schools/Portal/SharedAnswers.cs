using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Schools.Keepers;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Portal;

/// <summary>Another school of the same person, and how it stands with an answer.</summary>
/// <param name="School">The school.</param>
/// <param name="Text">What it says now; empty for nothing.</param>
/// <param name="IsSame">Whether it says the same already.</param>
/// <param name="IsTaken">Whether it has the text from this school, and has not changed it since.</param>
internal sealed record OtherSchool(KeptSchool School, string Text, bool IsSame, bool IsTaken);

/// <summary>Answers that are written once for several schools. Each school has the text as its own, with a note of where it comes from, and may change it.</summary>
internal sealed class SharedAnswers(CmsDbContext db, KeptSchools kept, ReportDrafts drafts)
{
    /// <summary>The most schools that are shown: each is a report to read.</summary>
    public const int Most = 60;

    /// <summary>The other schools that this person keeps.</summary>
    public async Task<IReadOnlyList<OtherSchool>> OthersAsync(string schoolId, string field, string text, CancellationToken ct)
    {
        var schools = (await kept.ListAsync(ct)).Where(s => s.Id != schoolId).Take(Most).ToList();
        var ids = schools.Select(s => s.Id).ToList();
        var taken = await db.SharedAnswers().AsNoTracking().Where(a => ids.Contains(a.SchoolId) && a.Field == field && a.SourceId == schoolId).ToDictionaryAsync(a => a.SchoolId, ct);
        var texts = await drafts.AnswersAsync(schools, field, ct);
        return [.. schools.Select(s => new OtherSchool(s, texts[s.Id], texts[s.Id] == text,
            taken.TryGetValue(s.Id, out var from) && from.Mark == ReportDrafts.MarkOf(texts[s.Id])))];
    }

    /// <summary>Where a school's answer comes from; null when it wrote it itself, or has changed it since.</summary>
    public async Task<string?> SourceAsync(string schoolId, string field, string text, CancellationToken ct)
    {
        var mark = ReportDrafts.MarkOf(text);
        return await (
            from answer in db.SharedAnswers().AsNoTracking().Where(a => a.SchoolId == schoolId && a.Field == field && a.Mark == mark)
            join source in db.ContentSummaries on answer.SourceId equals source.ContentItemId
            select source.Title).FirstOrDefaultAsync(ct);
    }

    /// <summary>Puts an answer into the drafts of other schools. A school whose text was changed since the page was opened is left as it is.</summary>
    /// <param name="schoolId">The school where it was written.</param>
    /// <param name="field">Which answer.</param>
    /// <param name="to">The schools that were chosen, each with <see cref="ReportDrafts.MarkOf"/> of what it said then.</param>
    /// <param name="change">Who shares it.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The schools that have it now, and those that were left.</returns>
    public async Task<(IReadOnlyList<string> Done, IReadOnlyList<string> Left)> UseAsync(
        string schoolId, string field, IReadOnlyDictionary<string, string> to, ChangeContext change, CancellationToken ct)
    {
        var source = await drafts.OpenAsync(schoolId, ct) ?? throw new RefusedException([new("NoSuchSchool", "There is no such school any more.")]);
        var (done, left) = (new List<string>(), new List<string>());
        foreach (var school in (await kept.ListAsync(ct)).Where(s => s.Id != schoolId && to.ContainsKey(s.Id)).Take(Most))
        {
            var saved = await drafts.SaveAsync(school.Id, [new(field, source.Answer(field), to[school.Id])], change with { Reason = $"As in the report of {source.SchoolName}." }, ct);
            db.ChangeTracker.Clear();
            if (saved.Conflicts.Count > 0)
            {
                left.Add(school.Name);
                continue;
            }

            await NoteAsync(school, source, field, change, ct);
            done.Add(school.Name);
        }

        return (done, left);
    }

    private async Task NoteAsync(KeptSchool school, SchoolReport source, string field, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        if (await db.SharedAnswers().FindAsync([school.Id, field], ct) is not { } row)
        {
            db.SharedAnswers().Add(row = new SharedAnswer { SchoolId = school.Id, Field = field, SourceId = source.SchoolId, Mark = "" });
        }

        (row.SourceId, row.Mark, row.TakenUtc) = (source.SchoolId, ReportDrafts.MarkOf(source.Answer(field)), change.Now);
        AuditLog.Add(db, change with { Reason = $"From {source.SchoolName}." }, "SchoolAnswerShared", "ContentItem", school.Id, school.Name);
        await write.CommitAsync(ct);
        db.ChangeTracker.Clear();
    }
}
