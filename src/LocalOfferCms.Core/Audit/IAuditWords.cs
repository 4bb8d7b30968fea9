namespace LocalOfferCms.Core.Audit;

/// <summary>What a feature's audit entries say in plain words.</summary>
public interface IAuditWords
{
    /// <summary>A sentence for each event, with <c>{who}</c> and <c>{what}</c> in it: <c>{who} published {what}</c>.</summary>
    IReadOnlyDictionary<string, string> Sentences { get; }
}
