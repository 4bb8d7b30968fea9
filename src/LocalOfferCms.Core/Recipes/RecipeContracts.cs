using System.Text.Json.Nodes;
using LocalOfferCms.Core.Data;

namespace LocalOfferCms.Core.Recipes;

/// <summary>One kind of recipe step. Known by name, compared without regard to case.</summary>
public interface IRecipeStep
{
    /// <summary>Orchard Core's name for it, such as <c>ContentDefinition</c>.</summary>
    string Name { get; }

    /// <summary>Looks at the step before anything is changed. Every error is reported with its place in the file; any error refuses the whole recipe.</summary>
    void Check(JsonObject step, RecipeCheck check) { }

    /// <summary>Carries it out. Runs inside the step's own transaction; an exception undoes this step alone.</summary>
    Task ExecuteAsync(JsonObject step, RecipeExecution execution, CancellationToken ct);
}

/// <summary>What the workflow engine does with the types that recipes bring. They are kept as site documents, and exported, whether there is an engine or not.</summary>
public interface IWorkflowTypeHandler
{
    /// <summary>Looks at a type before anything is changed; <see cref="RecipeCheck.Pointer"/> is the type's.</summary>
    void Check(JsonObject type, RecipeCheck check);

    /// <summary>A type has been stored, or was there as it is. Runs inside the step's transaction.</summary>
    Task SavedAsync(JsonObject type, string pointer, RecipeExecution execution, CancellationToken ct);
}

/// <summary>What a module adds to a council's exported recipe, behind the content: steps that its own <see cref="IRecipeStep"/> reads.</summary>
public interface IRecipeExport
{
    /// <summary>The steps, each with its name. The same council gives the same steps, byte for byte.</summary>
    Task<IReadOnlyList<JsonObject>> StepsAsync(CmsDbContext db, CancellationToken ct);
}

/// <summary>What a step may tell while it is being checked.</summary>
/// <param name="Folder">The folder that the recipe's files lie in, absolute.</param>
/// <param name="Pointer">Where the step is, as a JSON pointer such as <c>/steps/3</c>.</param>
/// <param name="Report">The report being made.</param>
public sealed record RecipeCheck(string Folder, string Pointer, RecipeReport Report);

/// <summary>What a step has while it runs.</summary>
/// <param name="Db">The council's database, in a transaction.</param>
/// <param name="Write">The transaction.</param>
/// <param name="Change">Who runs it, and when.</param>
/// <param name="Folder">The folder that the recipe's files lie in, absolute.</param>
/// <param name="RecipeName">The recipe's name.</param>
/// <param name="Pointer">Where the step is, as a JSON pointer.</param>
/// <param name="Report">The report being made.</param>
/// <param name="DryRun">Whether all of it will be undone: nothing outside the transaction, such as a file, may be written.</param>
public sealed record RecipeExecution(
    CmsDbContext Db, WriteSession Write, ChangeContext Change, string Folder, string RecipeName, string Pointer, RecipeReport Report, bool DryRun = false);

/// <summary>What became of one thing that a recipe names.</summary>
public enum RecipeOutcome
{
    /// <summary>It was not there before.</summary>
    Created,
    /// <summary>It was there and is different now.</summary>
    Changed,
    /// <summary>It was there and is as it was.</summary>
    Unchanged,
}

/// <summary>One line of a report.</summary>
/// <param name="Pointer">Where in the recipe.</param>
/// <param name="Kind">What kind of thing: <c>step</c>, <c>content item</c>, <c>content type</c>, <c>part</c>, <c>field</c>, <c>feature</c>, <c>activity</c>, <c>expression</c>, <c>media file</c>, <c>setting</c> …</param>
/// <param name="Name">Its name.</param>
/// <param name="Message">A sentence, when there is more to say.</param>
public sealed record RecipeLine(string Pointer, string Kind, string Name, string Message = "");

/// <summary>What a recipe did, or would do, and what of it was not understood. Nothing is dropped without a line here.</summary>
public sealed class RecipeReport
{
    private readonly Dictionary<RecipeOutcome, List<RecipeLine>> _outcomes = new()
    {
        [RecipeOutcome.Created] = [], [RecipeOutcome.Changed] = [], [RecipeOutcome.Unchanged] = [],
    };

    private readonly List<RecipeLine> _notUnderstood = [];
    private readonly List<RecipeLine> _errors = [];
    private readonly List<RecipeLine> _notes = [];

    /// <summary>Things that were made.</summary>
    public IReadOnlyList<RecipeLine> Created => _outcomes[RecipeOutcome.Created];
    /// <summary>Things that were changed.</summary>
    public IReadOnlyList<RecipeLine> Changed => _outcomes[RecipeOutcome.Changed];
    /// <summary>Things that were as the recipe says already.</summary>
    public IReadOnlyList<RecipeLine> Unchanged => _outcomes[RecipeOutcome.Unchanged];
    /// <summary>Steps, parts, fields, features, activities and expressions that are not known here. Their data is kept where there is a place for it.</summary>
    public IReadOnlyList<RecipeLine> NotUnderstood => _notUnderstood;
    /// <summary>Why the recipe was refused, or which step failed.</summary>
    public IReadOnlyList<RecipeLine> Errors => _errors;
    /// <summary>Things worth knowing, such as mark-up that was made safe.</summary>
    public IReadOnlyList<RecipeLine> Notes => _notes;

    /// <summary>Adds an outcome.</summary>
    public void Add(RecipeOutcome outcome, string pointer, string kind, string name, string message = "") =>
        _outcomes[outcome].Add(new RecipeLine(pointer, kind, name, message));

    /// <summary>Adds something not understood, once.</summary>
    public void AddNotUnderstood(string pointer, string kind, string name, string message = "")
    {
        if (!_notUnderstood.Exists(line => line.Kind == kind && line.Name == name))
        {
            _notUnderstood.Add(new RecipeLine(pointer, kind, name, message));
        }
    }

    /// <summary>Adds an error.</summary>
    public void AddError(string pointer, string kind, string name, string message) => _errors.Add(new RecipeLine(pointer, kind, name, message));

    /// <summary>Adds a note.</summary>
    public void AddNote(string pointer, string kind, string name, string message) => _notes.Add(new RecipeLine(pointer, kind, name, message));

    /// <summary>A mark to which <see cref="RollBackTo"/> returns.</summary>
    public (int Created, int Changed, int Unchanged) Mark() => (Created.Count, Changed.Count, Unchanged.Count);

    /// <summary>Forgets outcomes that were undone with their step.</summary>
    public void RollBackTo((int Created, int Changed, int Unchanged) mark)
    {
        Cut(_outcomes[RecipeOutcome.Created], mark.Created);
        Cut(_outcomes[RecipeOutcome.Changed], mark.Changed);
        Cut(_outcomes[RecipeOutcome.Unchanged], mark.Unchanged);
    }

    private static void Cut(List<RecipeLine> lines, int count) => lines.RemoveRange(count, lines.Count - count);
}
