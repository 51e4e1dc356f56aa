import type { ToolbarTexts } from '../areas/toolbar.ts';

export const toolbar: ToolbarTexts = {
  label: 'Gravação e filtro',
  pause: 'Pausar a gravação de mensagens (Ctrl+E)',
  record: 'Gravar mensagens (Ctrl+E)',
  clear: 'Limpar o registro; conexões abertas continuam (Ctrl+L)',
  filter: 'Filtrar',
  filterHint: 'Palavras, /regex/ ou chave:valor; - exclui. Chaves: dir, type, kind, conn, opener, size>10k',
  suggestions: 'Sugestões',
  savedFilters: 'Filtros salvos',
  saveFilter: 'Salvar este filtro',
  forgetFilter: 'Esquecer este filtro',
  invert: 'Inverter',
  invertHint: 'Cada parte do filtro significa o seu oposto',
  hideHeartbeats: 'Ocultar heartbeats',
  hideHeartbeatsHint: 'Omitir pings, pongs e o que mais, pelo protocolo ou pelas palavras, só mantém a conexão viva',
  keepLog: 'Manter registro',
  keepLogHint: 'Não limpar o registro quando a página recarrega ou navega',
  keepCaptures: 'Guardar capturas enquanto crescem',
  settings: 'Configurações',
  languages: { auto: 'Idioma do navegador', en: 'English', 'pt-BR': 'Português (Brasil)' },
  save: 'Exportar sessão',
};
