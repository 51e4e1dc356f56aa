const root = document.getElementById('root');
for (let row = 1; row <= 1_000; row++) {
  const line = document.createElement('div');
  line.textContent = `Row ${row} of a list that hears of no message.`;
  root.append(line);
}
