using Microsoft.EntityFrameworkCore.Storage;

namespace LocalOfferCms.Core.Data;

/// <summary>One write to a council's database: content, index rows, audit entry and jobs commit together or not at all.</summary>
public sealed class WriteSession(CmsDbContext db, IDisposable gate, IDbContextTransaction transaction) : IAsyncDisposable
{
    private readonly List<Action> _afterCommit = [];

    /// <summary>Something to do in this process once the transaction is on disk, such as waking the job dispatcher.
    /// Nothing may depend on it: the process can die first.</summary>
    public void AfterCommit(Action action) => _afterCommit.Add(action);

    /// <summary>Saves and commits.</summary>
    public async Task CommitAsync(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        _afterCommit.ForEach(action => action());
        _afterCommit.Clear();
    }

    /// <summary>Rolls back what was not committed and lets the next writer in.</summary>
    public async ValueTask DisposeAsync()
    {
        db.Write = db.Write == this ? null : db.Write;
        await transaction.DisposeAsync();
        gate.Dispose();
    }
}
