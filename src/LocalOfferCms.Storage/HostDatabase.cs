using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Storage;

/// <summary>Opens the host's database for singletons, which have no scope to take a context from.</summary>
internal sealed class HostDatabase(IDatabaseEngine engine)
{
    public HostDbContext Open()
    {
        var options = new DbContextOptionsBuilder<HostDbContext>();
        engine.ConfigureHost(options);
        return new HostDbContext(options.Options);
    }
}
