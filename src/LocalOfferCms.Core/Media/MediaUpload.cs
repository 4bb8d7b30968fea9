using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Jobs;
using LocalOfferCms.Core.Signals;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Core.Media;

/// <summary>A file as somebody hands it in.</summary>
/// <param name="Name">Its name on their computer.</param>
/// <param name="Read">Reads it.</param>
public sealed record MediaHandedIn(string Name, Func<CancellationToken, Task<byte[]>> Read);

/// <summary>What became of one.</summary>
/// <param name="Name">Its name, without what cannot be seen.</param>
/// <param name="File">The file in the library; null when it was refused.</param>
/// <param name="Refusal">Why it was refused, in a sentence.</param>
/// <param name="WasThere">Whether the library held it already.</param>
public sealed record MediaUploaded(string Name, MediaFile? File, string? Refusal = null, bool WasThere = false);

/// <summary>Takes files into the library, each by itself: one that is refused does not keep out the others.</summary>
public sealed class MediaUpload(CmsDbContext db, MediaIntake intake, MediaStore store, JobQueue jobs, ISignals signals)
{
    /// <summary>The event of the audit that says who added a file.</summary>
    public const string AddedEvent = "MediaAdded";

    /// <summary>The most files at once.</summary>
    public const int MostFiles = 50;

    private static readonly string[] TranscriptEndings = [".txt", ".docx", ".odt", ".pdf"];

    /// <summary>Takes them in. A video comes with its captions (<c>film.vtt</c>) and its words (<c>film.txt</c> or a document), a sound with its words.</summary>
    public async Task<IReadOnlyList<MediaUploaded>> AddAsync(IReadOnlyList<MediaHandedIn> files, ChangeContext change, CancellationToken ct)
    {
        var results = new Dictionary<int, MediaUploaded>();

        // What a video leans on comes first, so that the video can name it.
        foreach (var (index, file) in files.Index().OrderBy(f => IsPlayed(f.Item.Name)).ThenBy(f => f.Index))
        {
            results[index] = index < MostFiles
                ? await OneAsync(file, [.. results.Values], change, ct)
                : new(MediaName.Plain(file.Name), null, $"No more than {MostFiles} files are taken at once. Add '{MediaName.Plain(file.Name)}' next time.");
        }

        return [.. results.OrderBy(r => r.Key).Select(r => r.Value)];
    }

    /// <summary>Gives a file other content. It keeps its identity, so every page that uses it shows the new one; its old address leads there.</summary>
    /// <exception cref="RefusedException">The content is not taken, or is of another kind than pages expect.</exception>
    public async Task<MediaFile> ReplaceAsync(string id, MediaHandedIn handedIn, ChangeContext change, CancellationToken ct)
    {
        var (name, bytes) = (MediaName.Plain(handedIn.Name), await handedIn.Read(ct));
        var content = await intake.ReadAsync(name, bytes, ct);
        await using var write = await db.BeginWriteAsync(ct);
        var file = await db.MediaFiles.FirstOrDefaultAsync(f => f.MediaFileId == id && f.State != MediaState.Removed, ct)
            ?? throw Refuse("NotFound", "There is no such file. It may have been removed.");
        if (MediaName.Folder(file.ContentType) != MediaName.Folder(content.ContentType))
        {
            throw Refuse("MediaOtherKind", $"'{file.Label}' is a {Word(file.ContentType)}, and '{name}' is a {Word(content.ContentType)}. Pages that use it expect a {Word(file.ContentType)}.");
        }

        // A new photograph may show other people: until somebody says so, the old consent does not speak for it.
        var (isOther, stem, state) = (file.SourceHash != content.SourceHash, Path.GetFileNameWithoutExtension(file.Name), (file.State, file.StateReason, file.StateSinceUtc));
        await store.StoreAsync(db, content.Hash, content.Bytes, ct);
        MediaStore.Replace(file, content, change.Now);
        (file.State, file.StateReason, file.StateSinceUtc) = state;
        (file.FileName, file.UploadedBy) = ($"{stem}{Path.GetExtension(MediaName.Kept(name, content.ContentType))}", change.Author);
        if (isOther && file.IsPicture)
        {
            (file.ShowsChildren, file.ConsentBy, file.ConsentReference, file.ConsentUntil) = (null, "", "", null);
        }

        await SaveAsync(write, file, "MediaReplaced", change, ct);
        return file;
    }

    private async Task<MediaUploaded> OneAsync(MediaHandedIn handedIn, IReadOnlyList<MediaUploaded> before, ChangeContext change, CancellationToken ct)
    {
        var name = MediaName.Plain(handedIn.Name);
        try
        {
            var (captions, transcript) = Companions(name, before);
            var bytes = await handedIn.Read(ct);
            var hash = MediaIntake.HashOf(bytes);
            if (await db.MediaFiles.AsNoTracking().FirstOrDefaultAsync(f => f.SourceHash == hash && f.State == MediaState.Kept, ct) is { } same)
            {
                return new(name, same, WasThere: true);
            }

            return new(name, await AddAsync(name, await intake.ReadAsync(name, bytes, ct), captions, transcript, change, ct));
        }
        catch (RefusedException refused)
        {
            return new(name, null, refused.Message);
        }
    }

    private async Task<MediaFile> AddAsync(string name, MediaContent content, MediaFile? captions, MediaFile? transcript, ChangeContext change, CancellationToken ct)
    {
        await store.StoreAsync(db, content.Hash, content.Bytes, ct);
        await using var write = await db.BeginWriteAsync(ct);

        // Once more, now that nobody can throw away the same bytes of a file that was deleted long ago.
        await store.StoreAsync(db, content.Hash, content.Bytes, ct);
        var file = await MediaStore.RegisterAsync(db, await FreePathAsync($"{MediaName.Folder(content.ContentType)}/{MediaName.Kept(name, content.ContentType)}", ct), content, change.Now, ct);
        (file.Title, file.UploadedBy, file.Owner) = (MediaName.Title(name), change.Author, change.Author);
        (file.CaptionsId, file.TranscriptId) = (captions?.MediaFileId, transcript?.MediaFileId);
        await SaveAsync(write, file, AddedEvent, change, ct);
        return file;
    }

    private async Task SaveAsync(WriteSession write, MediaFile file, string what, ChangeContext change, CancellationToken ct)
    {
        if (Renditions.AreMadeOf(file))
        {
            await jobs.AddAsync(db, write, MakeRenditions.JobKind, new MediaSubject(file.MediaFileId), ct);
        }

        AuditLog.Add(db, change, what, nameof(MediaFile), file.MediaFileId, file.Label);
        await MediaActions.EvictAsync(db, signals, write, file.MediaFileId, ct);
        await write.CommitAsync(ct);
    }

    /// <summary>The first path that no other file has, nor had: <c>photo.jpg</c>, <c>photo-2.jpg</c> …</summary>
    private async Task<string> FreePathAsync(string path, CancellationToken ct)
    {
        var (stem, ending) = (path[..path.LastIndexOf('.')], path[path.LastIndexOf('.')..]);
        for (var next = 1; ; next++)
        {
            var candidate = next == 1 ? path : $"{stem}-{next}{ending}";
            var id = MediaFile.IdOf(candidate);
            if (!await db.MediaFiles.AnyAsync(f => f.MediaFileId == id, ct))
            {
                return candidate;
            }
        }
    }

    private static (MediaFile? Captions, MediaFile? Transcript) Companions(string name, IReadOnlyList<MediaUploaded> before)
    {
        if (!IsPlayed(name))
        {
            return (null, null);
        }

        var stem = Path.GetFileNameWithoutExtension(name);
        MediaFile? With(params string[] endings) => before.FirstOrDefault(b => b.File is not null
            && Path.GetFileNameWithoutExtension(b.Name).Equals(stem, StringComparison.OrdinalIgnoreCase) && endings.Contains(Path.GetExtension(b.Name).ToLowerInvariant()))?.File;
        var (captions, transcript, isVideo) = (With(".vtt"), With(TranscriptEndings), IsVideo(name));
        return (isVideo && captions is null) || transcript is null
            ? throw Refuse("MediaWithoutWords", isVideo
                ? $"The video '{name}' needs captions and a transcript, for people who cannot hear or see it. Choose '{stem}.vtt' and '{stem}.txt' (or .docx) together with it."
                : $"The recording '{name}' needs a transcript, for people who cannot hear it. Choose '{stem}.txt' (or .docx) together with it.")
            : (captions, transcript);
    }

    private static bool IsPlayed(string name) => IsVideo(name) || Path.GetExtension(MediaName.Plain(name)).Equals(".mp3", StringComparison.OrdinalIgnoreCase);

    private static bool IsVideo(string name) => Path.GetExtension(MediaName.Plain(name)).Equals(".mp4", StringComparison.OrdinalIgnoreCase);

    private static string Word(string contentType) => MediaName.Folder(contentType).TrimEnd('s');

    private static RefusedException Refuse(string code, string message) => new([new(code, message)]);
}
