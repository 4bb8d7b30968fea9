namespace LocalOfferCms.Workflows;

/// <summary>The activities that there are. Of two with one name the one that was registered last counts, as with any service.</summary>
internal sealed class WorkflowActivities(IEnumerable<IWorkflowActivity> activities)
{
    private readonly Dictionary<string, IWorkflowActivity> _byName = activities.GroupBy(a => a.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last());

    public IWorkflowActivity? Find(string name) => _byName.GetValueOrDefault(name);
}
