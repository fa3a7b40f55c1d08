// The reports that answer on the home page; a firm without them has a home without those slots.
export const kAnswer = 'key_accounts', kActions = 'call_list';
