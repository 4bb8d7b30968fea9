using System.Text;
using LocalOfferCms.Core.Data;

namespace LocalOfferCms.Core.Signals;

/// <summary>A signal row of a council's database (SQLite); PostgreSQL notifies instead.</summary>
public sealed class SignalEntry
{
    /// <summary>Room for a topic with as many tags as it may have.</summary>
    internal const int TopicLength = 6_000;
    /// <summary>Ordered identity, given by the database.</summary>
    public long SignalEntryId { get; init; }
    /// <summary>What is signalled.</summary>
    public required string Topic { get; init; }
    /// <summary>When, UTC.</summary>
    public DateTime AtUtc { get; init; }
}

/// <summary>Topics that signals are about.</summary>
public static class SignalTopics
{
    /// <summary>The registry changed: a council was added, switched off, removed.</summary>
    public const string Registry = "registry";
    /// <summary>Signals may have been missed, since a listener had to connect again: drop whatever is held of every council, and look for work.</summary>
    public const string Missed = "missed";
    /// <summary>Content, types or settings of a council changed, in any way: drop all that is held of it.</summary>
    public const string Content = "content";
    private const string SomeContent = Content + ":";

    /// <summary>PostgreSQL carries no more than 8,000 bytes in a signal; a change that touches more than fits is a change of everything.</summary>
    private const int MostBytes = 4_000;
    private const char Between = ',';

    /// <summary>Some content changed: what has one of these tags (see <see cref="Caching.PageTags"/>) is out of date.</summary>
    public static string ContentWith(IReadOnlyCollection<string> tags)
    {
        // Ids of imported content may hold any letters, the one between tags too.
        var topic = SomeContent + string.Join(Between, tags);
        return tags.All(tag => !tag.Contains(Between)) && Encoding.UTF8.GetByteCount(topic) <= MostBytes ? topic : Content;
    }

    /// <summary>Whether a topic says that content changed, all of it or some.</summary>
    public static bool IsContent(string topic) => topic == Content || topic.StartsWith(SomeContent, StringComparison.Ordinal);

    internal static IReadOnlyList<string>? TagsOf(string topic) => topic.StartsWith(SomeContent, StringComparison.Ordinal) ? topic[SomeContent.Length..].Split(Between) : null;

    /// <summary>A council has work that is due.</summary>
    public const string Jobs = "jobs";
}

/// <summary>Something changed that other processes and nodes may hold in memory. A hint: nothing may depend on its arrival.</summary>
/// <param name="TenantId">The council, or null for the host.</param>
/// <param name="Topic">One of <see cref="SignalTopics"/>.</param>
public sealed record Signal(Guid? TenantId, string Topic)
{
    /// <summary>Whether content, types or settings changed.</summary>
    public bool IsContent => SignalTopics.IsContent(Topic);

    /// <summary>What of the content is out of date; null for all of it.</summary>
    public IReadOnlyList<string>? Tags => SignalTopics.TagsOf(Topic);
}

/// <summary>Signals between threads, processes and nodes. Storage implements it for each database.</summary>
public interface ISignals
{
    /// <summary>Heard in this process, from wherever it was raised (here too). Handlers must be quick and may be called from any thread.</summary>
    event Action<Signal> Received;

    /// <summary>Raises a signal of a council within its write: it goes out if and when that commits.</summary>
    Task RaiseAsync(CmsDbContext db, WriteSession write, string topic, CancellationToken ct);

    /// <summary>Raises a signal of the host, after its change has been committed.</summary>
    Task RaiseHostAsync(string topic, CancellationToken ct);
}
