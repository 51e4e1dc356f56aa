export function EmptyState({ title, hint }: { title: string; hint: string }) {
  return (
    <div class="empty" data-testid="empty-state">
      <strong>{title}</strong>
      <p>{hint}</p>
    </div>
  );
}
