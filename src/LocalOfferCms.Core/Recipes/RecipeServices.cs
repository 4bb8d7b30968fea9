using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Recipes.Steps;
using LocalOfferCms.Core.Sharing;
using LocalOfferCms.Core.Structure;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Core.Recipes;

/// <summary>Registers recipes and the media store. Needs a <see cref="Data.DataFolder"/>, the database, signals and <see cref="ContentImport"/>.</summary>
public static class RecipeServices
{
    /// <summary>Adds the runner, the exporter, every step and the media store. Modules may add steps of their own.</summary>
    public static IServiceCollection AddRecipes(this IServiceCollection services)
    {
        services.AddMedia();
        services.AddScoped<RecipeRunner>();
        services.AddScoped<RecipeExporter>();
        services.AddScoped<IRecipeStep, FeatureStep>();
        services.AddScoped<IRecipeStep, SettingsStep>();
        services.AddScoped<IRecipeStep, CustomSettingsStep>();
        services.AddScoped<IRecipeStep, ContentDefinitionStep>();
        services.AddScoped<IRecipeStep, ReplaceContentDefinitionStep>();
        services.AddScoped<IRecipeStep, DeleteContentDefinitionStep>();
        services.AddScoped<IRecipeStep, RolesStep>();
        services.AddScoped<IRecipeStep, WorkflowTypeStep>();
        services.AddScoped<IRecipeStep, MediaStep>();
        services.AddScoped<IRecipeStep, MediaProfilesStep>();
        services.AddScoped<IRecipeStep, TaxonomiesStep>();
        services.AddScoped<IRecipeStep, DutiesStep>();
        services.AddScoped<IRecipeStep, GlossaryStep>();
        services.AddScoped<IRecipeStep, RedirectsStep>();
        services.AddScoped<IRecipeStep, ContentStep>();
        services.AddScoped<SharedWriter>();
        services.AddScoped<IRecipeStep, SharedStep>();
        services.AddScoped<IRecipeStep, UsersStep>();
        services.AddScoped<IRecipeStep, CustomUserSettingsStep>();
        foreach (var kind in KeptSteps.All.Where(kind => kind.Name != MediaProfile.DocumentKind))
        {
            services.AddSingleton<IRecipeStep>(new KeptStep(kind));
        }

        return services;
    }
}
