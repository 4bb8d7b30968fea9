using System.Text.Json.Nodes;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Register;

/// <summary>Writes a council's plan, a few schools to a transaction, so that nobody who publishes meanwhile waits long. Broken off, it is run again from the file:
/// what is written already is then unchanged.</summary>
internal sealed class CouncilWriter(CmsDbContext db, ContentIntake intake, TimeProvider clock)
{
    private const int MostAtOnce = 60;
    private static readonly TimeSpan Aim = TimeSpan.FromMilliseconds(80);

    private readonly Dictionary<string, string> _itemOfUrn = [];
    private Dictionary<string, string> _paths = [];
    private string? _parentId;
    private string _author = "";

    /// <summary>Writes it.</summary>
    public async Task WriteAsync(CouncilPlan plan, string author, IProgress<int>? progress, CancellationToken ct)
    {
        _author = author;
        _paths = await db.Paths.AsNoTracking().Where(p => p.Path.StartsWith(SchoolRevision.Folder)).ToDictionaryAsync(p => p.Path, p => p.ContentItemId, ct);
        _parentId = await db.Paths.AsNoTracking().Where(p => p.Path == "schools" && p.IsCurrent).Select(p => p.ContentItemId).FirstOrDefaultAsync(ct);
        foreach (var known in plan.Known.All)
        {
            _itemOfUrn[known.Urn] = known.ContentItemId;
        }

        var size = 4;
        for (var done = 0; done < plan.Steps.Count; progress?.Report(done))
        {
            ct.ThrowIfCancellationRequested();
            var kind = KindOf(plan.Steps[done]);
            var some = plan.Steps.Skip(done).TakeWhile(step => KindOf(step) == kind).Take(size).ToList();
            var began = clock.GetTimestamp();
            await WriteAsync(kind, some, ct);
            done += some.Count;
            var took = clock.GetElapsedTime(began);
            size = took > Aim ? Math.Max(1, size / 2) : Math.Min(MostAtOnce, size + 4);
            CrashPoints.Pass("schools:batch-written");
        }
    }

    private static int KindOf(RegisterStep step) => step.LeadsElsewhere ? 2 : step.ContentItemId is null ? 0 : 1;

    private async Task WriteAsync(int kind, List<RegisterStep> steps, CancellationToken ct)
    {
        await using (var write = await db.BeginWriteAsync(ct))
        {
            if (kind == 0)
            {
                var change = Change("Taken from the national register.");
                await intake.PublishNewAsync(write, [.. steps.Select(NewItem)], change, ct);
            }

            foreach (var step in kind == 0 ? [] : steps)
            {
                await (step.LeadsElsewhere ? LeadAsync(write, step, ct) : ReviseAsync(write, step, ct));
            }

            await write.CommitAsync(ct);
        }

        db.ChangeTracker.Clear();
    }

    private ChangeContext Change(string reason) => new(clock.GetUtcNow().UtcDateTime, _author, reason);

    private NewContent NewItem(RegisterStep step)
    {
        var id = ContentIds.New(clock.GetUtcNow().UtcDateTime);
        _itemOfUrn[step.School.Urn] = id;
        return new(id, "School", step.School.Name, SchoolRevision.New(step.School, FreePath(step.School, id), _parentId));
    }

    private async Task ReviseAsync(WriteSession write, RegisterStep step, CancellationToken ct)
    {
        _itemOfUrn[step.School.Urn] = step.ContentItemId!;
        await intake.ReviseAsync(write, step.ContentItemId!, revision => SchoolRevision.Apply(revision, step.School, school => FreePath(school, step.ContentItemId!)), Change(step.Reason), ct);
    }

    /// <summary>The school's address leads to the one that it has become part of, and its reports are listed there.</summary>
    private async Task LeadAsync(WriteSession write, RegisterStep step, CancellationToken ct)
    {
        var (from, to) = (step.ContentItemId!, _itemOfUrn[step.School.Urn]);
        var reports = await db.PublishedPages.AsNoTracking().Where(p => p.ContentType == Reports.ReportStanding.ContentType && p.ParentId == from).Select(p => p.ContentItemId).ToListAsync(ct);
        var drafts = await db.ContentVersions.AsNoTracking().Where(v => v.Latest && !v.Published && v.Data.Contains(from))
            .Join(db.ContentItems.Where(i => i.ContentType == Reports.ReportStanding.ContentType), v => v.ContentItemId, i => i.ContentItemId, (v, _) => v.ContentItemId).ToListAsync(ct);
        var change = Change(step.Reason);
        foreach (var report in reports.Union(drafts))
        {
            await intake.FileAsync(write, report, content => Move(content, from, to), change, ct);
        }

        await intake.WithdrawAsync(write, from, new Closing(step.Reason, to, Redirects: true), change, ct);
    }

    private static bool Move(JsonObject content, string from, string to)
    {
        var moved = false;
        foreach (var (part, field) in new[] { ("ListedPart", "Parents"), ("SenInformationReportPart", "School") })
        {
            if (content[part]?[field]?["ContentItemIds"] is JsonArray ids)
            {
                for (var i = 0; i < ids.Count; i++)
                {
                    if (JsonText.String(ids[i]) == from)
                    {
                        ids[i] = to;
                        moved = true;
                    }
                }
            }
        }

        return moved;
    }

    /// <summary>The best address that no other page has, or had.</summary>
    private string FreePath(RegisteredSchool school, string itemId)
    {
        var path = SchoolRevision.Paths(school).FirstOrDefault(p => !_paths.TryGetValue(p, out var holder) || holder == itemId)
            ?? $"{SchoolRevision.Folder}{school.Urn}-{itemId}";
        _paths[path] = itemId;
        return path;
    }
}
