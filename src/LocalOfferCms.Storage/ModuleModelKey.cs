using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace LocalOfferCms.Storage;

/// <summary>EF keeps one model for each context type in the process. Ours depends on the modules as well, so two hosts
/// in one process that list other modules must not share a model. The council is no part of the key: 153 councils, one model.</summary>
internal sealed class ModuleModelKey : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) =>
        (context.GetType(), context is CmsDbContext cms ? string.Join('+', cms.Modules.Select(m => m.GetType().FullName)) : "", designTime);
}
