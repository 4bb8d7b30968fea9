namespace LocalOfferCms.Core.Recipes;

/// <summary>Something in a recipe that cannot be carried out: where, what, and a sentence that says why.</summary>
/// <param name="pointer">Where in the recipe.</param>
/// <param name="kind">The kind of thing, as in <see cref="RecipeLine.Kind"/>.</param>
/// <param name="name">Its name.</param>
/// <param name="message">Why.</param>
public sealed class RecipeException(string pointer, string kind, string name, string message) : Exception(message)
{
    /// <summary>Where in the recipe.</summary>
    public string Pointer { get; } = pointer;
    /// <summary>The kind of thing.</summary>
    public string Kind { get; } = kind;
    /// <summary>Its name.</summary>
    public string Name { get; } = name;
}
