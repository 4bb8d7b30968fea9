namespace LocalOfferCms.Storage.Sqlite;

/// <summary>How far this process has heard a council's signals, and which of those still to come it raised itself.</summary>
internal sealed class HeardSignals
{
    private readonly Lock _lock = new();
    private readonly HashSet<long> _own = [];

    /// <summary>The newest signal that was heard; null before the first.</summary>
    public long? Last { get; private set; }

    /// <summary>Notes one that this process raised and has told itself about.</summary>
    public void AddOwn(long id)
    {
        lock (_lock)
        {
            _own.Add(id);
        }
    }

    /// <summary>Takes note of what was read, and gives the topics that are news.</summary>
    public IReadOnlyList<string> Hear(IReadOnlyList<(long Id, string Topic)> signals)
    {
        lock (_lock)
        {
            var news = signals.Where(signal => !_own.Contains(signal.Id)).Select(signal => signal.Topic).Distinct().ToList();
            Last = signals.Count > 0 ? signals[^1].Id : Last;
            _own.RemoveWhere(id => id <= Last);
            return news;
        }
    }
}
