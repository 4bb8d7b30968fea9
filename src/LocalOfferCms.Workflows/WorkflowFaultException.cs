namespace LocalOfferCms.Workflows;

/// <summary>A step cannot be taken until somebody has changed something: trying again alone will not help. The instance stops there and says why.
/// Any other exception is taken for one that passes, and the step is tried again by the ladder of jobs.</summary>
/// <param name="message">What is wrong, in a sentence for an administrator.</param>
public sealed class WorkflowFaultException(string message) : Exception(message);
