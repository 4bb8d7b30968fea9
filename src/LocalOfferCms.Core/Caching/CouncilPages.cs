namespace LocalOfferCms.Core.Caching;

/// <summary>Which of a council's kept pages have which tag, and the council's epoch: it is raised before every eviction, and a page whose
/// rendering began before is not kept after it.</summary>
internal sealed class CouncilPages
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Tagged> _byTag = [];
    private readonly Dictionary<CachedPage, Tagged[]> _tags = [];
    private long _epoch;

    public long Epoch => Volatile.Read(ref _epoch);

    /// <summary>Notes a page; false when something was evicted since <paramref name="epoch"/> was read.</summary>
    public bool TryAdd(CachedPage page, IReadOnlyCollection<string> tags, long epoch)
    {
        lock (_lock)
        {
            if (epoch != _epoch)
            {
                return false;
            }

            _tags[page] = [.. tags.Select(tag => Mark(tag, page))];
            return true;
        }
    }

    /// <summary>Forgets pages with any of the tags, or all.</summary>
    /// <param name="tags">The tags; null for all pages.</param>
    public IReadOnlyList<CachedPage> Take(IReadOnlyCollection<string>? tags)
    {
        lock (_lock)
        {
            Volatile.Write(ref _epoch, _epoch + 1);
            List<CachedPage> taken = tags is null ? [.. _tags.Keys] : [.. tags.SelectMany(tag => _byTag.GetValueOrDefault(tag)?.Pages ?? []).Distinct()];
            taken.ForEach(Forget);
            return taken;
        }
    }

    public void Remove(CachedPage page)
    {
        lock (_lock)
        {
            Forget(page);
        }
    }

    private Tagged Mark(string tag, CachedPage page)
    {
        if (!_byTag.TryGetValue(tag, out var tagged))
        {
            _byTag[tag] = tagged = new Tagged(tag, []);
        }

        tagged.Pages.Add(page);
        return tagged;
    }

    private void Forget(CachedPage page)
    {
        if (!_tags.Remove(page, out var tags))
        {
            return;
        }

        foreach (var tag in tags)
        {
            tag.Pages.Remove(page);
            if (tag.Pages.Count == 0)
            {
                _byTag.Remove(tag.Name);
            }
        }
    }

    private sealed record Tagged(string Name, HashSet<CachedPage> Pages);
}
