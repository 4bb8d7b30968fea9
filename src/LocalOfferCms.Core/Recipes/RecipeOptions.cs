namespace LocalOfferCms.Core.Recipes;

/// <summary>How a recipe is run.</summary>
public sealed record RecipeOptions
{
    /// <summary>Who runs it: a user name or the name of a command. Goes into the audit trail, and is the author of content that names none.</summary>
    public required string Author { get; init; }
    /// <summary>Say what would happen, and change nothing.</summary>
    public bool DryRun { get; init; }
    /// <summary>Set-up parameters that <c>[js: parameters('…')]</c> may ask for, such as <c>SiteName</c>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
    /// <summary>The folder in which recipes that a recipe names are found, besides its own; null for none.</summary>
    public string? RecipesFolder { get; init; }
    /// <summary>Told before each step.</summary>
    public IProgress<RecipeProgress>? Progress { get; init; }
}

/// <summary>How far a run has come.</summary>
/// <param name="Step">The step that begins, from 1.</param>
/// <param name="Steps">How many there are, those of recipes within the recipe among them.</param>
/// <param name="Name">The step's name.</param>
public sealed record RecipeProgress(int Step, int Steps, string Name);
