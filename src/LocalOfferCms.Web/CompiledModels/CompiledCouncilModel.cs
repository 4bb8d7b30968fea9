using LocalOfferCms.Core.Data;

namespace LocalOfferCms.Web.CompiledModels;

/// <summary>The models beside this file, written by <c>CompiledModelTests</c>, which compares them with the real ones.</summary>
internal static class CompiledCouncilModel
{
    /// <summary>Registers the model for the database product in use.</summary>
    public static IServiceCollection AddCompiledModel(this IServiceCollection services, IConfiguration configuration)
    {
#if COMPILED_MODEL
        var isPostgreSql = string.Equals(configuration["Database:Provider"], "PostgreSql", StringComparison.OrdinalIgnoreCase);
        services.AddSingleton(_ => new CouncilModel(isPostgreSql ? PostgreSql.CmsDbContextModel.Instance : Sqlite.CmsDbContextModel.Instance));
#endif
        return services;
    }
}
